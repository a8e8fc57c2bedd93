import { stay } from '../api'
import { useWatch } from '../use-watch'

/** Says that somebody is in the room, as often as the server wants to hear it. */
export const useStay = (lectureId: string, groupId: string | undefined, live: boolean): void => {
  useWatch(live && groupId !== undefined, async () => {
    if (groupId === undefined) return undefined
    const { staySeconds } = await stay(lectureId, groupId)
    return staySeconds * 1000
  })
}
