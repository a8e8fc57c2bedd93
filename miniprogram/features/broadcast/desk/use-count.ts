import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { useSettled } from '../../desk/use-later'
import { countAudience, type AudienceCount, type AudienceInput } from './api'
import { audienceOf, isEmpty, type Choice } from './audience'

export interface Counted {
  /** `none`: nobody chosen. `counting`: `count` is that of the choice before, if any. */
  readonly state: 'none' | 'counting' | 'ready' | 'refused' | 'offline'
  readonly count: AudienceCount | undefined
  readonly message: string | undefined
}

interface Answer {
  readonly of: string
  readonly count: AudienceCount | undefined
  readonly message: string | undefined
  readonly state: 'ready' | 'refused' | 'offline'
}

/** How many groups and people the choice holds, asked again whenever it changes. */
export const useCount = (choice: Choice): Counted => {
  const wanted = isEmpty(choice) ? '' : JSON.stringify(audienceOf(choice))
  const settled = useSettled(wanted, 300)
  const [answer, setAnswer] = useState<Answer>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (settled === '') return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    countAudience(JSON.parse(settled) as AudienceInput).then(
      (count) => {
        if (!over) setAnswer({ of: settled, count, message: undefined, state: 'ready' })
      },
      (failure: unknown) => {
        if (over) return
        if (isRefusal(failure))
          setAnswer({ of: settled, count: undefined, message: failure.message, state: 'refused' })
        else if (isOffline(failure)) {
          setAnswer({ of: settled, count: undefined, message: undefined, state: 'offline' })
          timer = setTimeout(() => setTurn((before) => before + 1), 5000)
        } else throw failure
      },
    )
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [settled, turn])
  if (wanted === '') return { state: 'none', count: undefined, message: undefined }
  if (answer?.of !== wanted) return { state: 'counting', count: answer?.count, message: undefined }
  return answer
}
