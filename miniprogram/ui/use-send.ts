import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal, type Refusal } from '../platform/failures'
import { newKey } from '../platform/keys'

export interface Sending<I, O> {
  /** Sends; resolves with the answer, or undefined when it was refused or no answer came (see `refusal`, `lost`). Never throws those. */
  readonly send: (input: I) => Promise<O | undefined>
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** No answer came: nothing typed is lost, and sending again cannot do it twice. */
  readonly lost: boolean
  /** The field's own problem, if the server named one. */
  readonly problem: (field: string) => string | undefined
  readonly clear: () => void
}

/** Sends a command. Its idempotency key is kept until there is a definite answer or the input changes, so that a second
 *  tap after a lost answer asks for the same thing and not for another. */
export const useSend = <I, O>(command: (input: I, key: string) => Promise<O>): Sending<I, O> => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [lost, setLost] = useState(false)
  const kept = useRef<{ key: string; input: string }>()
  const running = useRef(false)
  const latest = useRef(command)
  useEffect(() => {
    latest.current = command
  })

  const send = useCallback(async (input: I): Promise<O | undefined> => {
    if (running.current) return undefined
    running.current = true
    // A command without input has a key all the same.
    const text = JSON.stringify(input ?? null)
    if (kept.current?.input !== text) kept.current = { key: newKey(), input: text }
    setBusy(true)
    setRefusal(undefined)
    setLost(false)
    try {
      const answer = await latest.current(input, kept.current.key)
      kept.current = undefined
      return answer
    } catch (failure) {
      if (isRefusal(failure)) {
        kept.current = undefined
        setRefusal(failure)
      } else if (isOffline(failure)) setLost(true)
      else throw failure
      return undefined
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])

  const clear = useCallback(() => {
    setRefusal(undefined)
    setLost(false)
  }, [])
  return { send, busy, refusal, lost, problem: (field) => refusal?.fields[field], clear }
}
