import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { listenerOf, mayRead } from '../rules/reader'
import { isOn } from '../rules/room'
import { gathered } from '../services'
import type { Tap } from '../store/reactions'

/** One tap under a segment, counted once a person. Taps of the same moment are one commit, and nothing of the room changes with
 *  them: the head tells the sums when it is written anyway. */
export const react = gathered(lecture.react, {
  most: 256,
  by: ({ input }) => input.lectureId,
  handle: async ({ calls, groups, rooms, reactions }) => {
    const lectureId = calls[0]?.input.lectureId ?? ''
    const groupIds = calls.map(({ input }) => input.groupId)
    const [found, [room]] = [await groups.some(lectureId, groupIds), await rooms.find([lectureId])]
    const byId = new Map(found.map((group) => [group.groupId, group]))
    const taps: Tap[] = []
    const results = calls.map(({ input, caller }) => {
      const { groupId, number, what } = input
      const group = byId.get(groupId)
      if (!room || !group || !mayRead(caller, group) || number > room.said) return refuse('NOT_FOUND')
      if (!isOn(room.state)) return refuse('NOT_LIVE')
      taps.push({ lectureId, number, what, listener: listenerOf(caller) })
      return { done: true as const }
    })
    await reactions.add(taps)
    return results
  },
})
