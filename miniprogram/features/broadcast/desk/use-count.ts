import { useAnswer } from '../../desk/use-answer'
import { countAudience, type AudienceCount, type AudienceInput } from './api'
import { audienceOf, isEmpty, type Choice } from './audience'

export interface Counted {
  /** `none`: nobody chosen. `counting`: `count` is that of the choice before, if any. */
  readonly state: 'none' | 'counting' | 'ready' | 'refused' | 'offline'
  readonly count: AudienceCount | undefined
  readonly message: string | undefined
}

/** How many groups and people the choice holds, asked again whenever it changes. */
export const useCount = (choice: Choice): Counted => {
  const wanted = isEmpty(choice) ? '' : JSON.stringify(audienceOf(choice))
  const { state, data, message } = useAnswer<AudienceInput, AudienceCount>(wanted, 300, countAudience)
  if (state === 'old') return { state: 'counting', count: data, message }
  // Without a network the number of a choice before would stand as that of this one.
  return { state, count: state === 'offline' ? undefined : data, message }
}
