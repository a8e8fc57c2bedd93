import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../platform/failures'
import { useSettled } from './use-later'

export interface Answered<T> {
  /** `none`: nothing is asked. `old`: `data` answers what was asked before, if anything was. */
  readonly state: 'none' | 'old' | 'ready' | 'refused' | 'offline'
  readonly data: T | undefined
  /** Why it was refused. */
  readonly message: string | undefined
}

interface Answer<T> extends Answered<T> {
  readonly of: string
}

const AGAIN_MS = 5000

/** What the server says to something that is being typed or chosen: asked again when that has stood still for `pauseMs`,
 *  and while there is no network every five seconds. `asked` is the question as JSON, '' for none. */
export const useAnswer = <Q, T>(
  asked: string,
  pauseMs: number,
  ask: (question: Q) => Promise<T>,
): Answered<T> => {
  const settled = useSettled(asked, pauseMs)
  const [answer, setAnswer] = useState<Answer<T>>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (settled === '') return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    ask(JSON.parse(settled) as Q).then(
      (data) => {
        if (!over) setAnswer({ of: settled, data, message: undefined, state: 'ready' })
      },
      (failure: unknown) => {
        if (over) return
        if (isRefusal(failure))
          setAnswer({ of: settled, data: undefined, message: failure.message, state: 'refused' })
        else if (isOffline(failure)) {
          setAnswer((before) => ({ of: settled, data: before?.data, message: undefined, state: 'offline' }))
          timer = setTimeout(() => setTurn((before) => before + 1), AGAIN_MS)
        } else throw failure
      },
    )
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [settled, turn, ask])
  if (asked === '') return { state: 'none', data: undefined, message: undefined }
  if (answer?.of !== asked) return { state: 'old', data: answer?.data, message: undefined }
  return answer
}
