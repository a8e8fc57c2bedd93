import { useEffect, useRef, useState } from 'react'
import { now, wait } from '../../platform/clock'
import { useDidShow } from '../../platform/lifecycle'
import { dial } from '../../platform/phone-call'
import type { Refusal } from '../../platform/failures'
import { useSend } from '../../ui/use-send'
import { readOpenCall, reportNoAnswer, reportTalked, startCall, type CallStep } from './api'
import { SECOND_MS } from './when'

export type DialStep = Extract<CallStep, { next: 'dial' }>

export interface Calling {
  /** Whom the phone rings now, as far as we know; undefined: no call is under way. */
  readonly step: DialStep | undefined
  /** It has rung long enough to ask whether anybody answered. */
  readonly asks: boolean
  /** The device could not dial: the number must stand on the page. */
  readonly undialled: boolean
  readonly refusal: Refusal | undefined
  readonly lost: boolean
  /** Leaves a record and opens the dialler. */
  readonly start: () => Promise<void>
  readonly redial: () => Promise<void>
  /** Nobody answered: the next one is dialled, or a callback is promised. */
  readonly nobody: () => Promise<void>
  /** Somebody answered. True: it is noted. */
  readonly talked: () => Promise<boolean>
}

/** One call from the first tap to somebody's voice or a promise. What is under way is kept by the server, so a page that was
 *  left, reloaded or reopened asks again. `onPromise`: a callback was promised. */
export const useCall = (serviceId: string | undefined, onPromise: () => void): Calling => {
  const [step, setStep] = useState<DialStep>()
  const [asks, setAsks] = useState(false)
  const [undialled, setUndialled] = useState(false)
  const starting = useSend(startCall)
  const reporting = useSend(reportNoAnswer)
  const talking = useSend(reportTalked)
  const rings = useRef(0)

  const ring = async (next: DialStep): Promise<void> => {
    rings.current = now()
    setAsks(false)
    setUndialled(!(await dial(next.phone)))
  }
  const follow = async (next: CallStep): Promise<void> => {
    if (next.next === 'callback') {
      setStep(undefined)
      onPromise()
      return
    }
    setStep(next)
    await ring(next)
  }

  // Coming back from the phone, or to a page that was closed in mid-call: the server knows what was begun.
  useDidShow(() => {
    readOpenCall().then(
      ({ step: open }) => setStep(open?.next === 'dial' ? open : undefined),
      () => undefined,
    )
  })
  useEffect(() => {
    if (step === undefined) return undefined
    let over = false
    const rest = Math.max(0, rings.current + step.askAfterSeconds * SECOND_MS - now())
    void wait(rings.current === 0 ? 0 : rest).then(() => {
      if (!over) setAsks(true)
    })
    return () => {
      over = true
    }
  }, [step])

  return {
    step,
    asks,
    undialled,
    refusal: starting.refusal ?? reporting.refusal ?? talking.refusal,
    lost: starting.lost || reporting.lost || talking.lost,
    start: async () => {
      if (serviceId === undefined) return
      const answer = await starting.send({ serviceId })
      if (answer !== undefined) await follow(answer.step)
    },
    redial: async () => {
      if (step !== undefined) await ring(step)
    },
    nobody: async () => {
      if (step === undefined) return
      const answer = await reporting.send({ callId: step.callId, attempt: step.attempt })
      if (answer !== undefined) await follow(answer.step)
    },
    talked: async () => {
      if (step === undefined) return false
      const answer = await talking.send({ callId: step.callId })
      if (answer === undefined) return false
      setStep(undefined)
      return true
    },
  }
}
