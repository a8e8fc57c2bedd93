import { useLoaded } from '../../../ui/use-loaded'
import { onNow } from '../api'

/** The lecture that is on in the person's groups, or in one of them; undefined unless that is known for certain now. */
export const useLive = (groupId?: string) => {
  const key = groupId === undefined ? 'lecture-on' : `lecture-on:${groupId}`
  const { state, data } = useLoaded(key, () => onNow(groupId === undefined ? {} : { groupId }))
  const lecture = data?.lecture
  return state !== 'ready' || lecture?.state === 'planned' ? undefined : lecture
}
