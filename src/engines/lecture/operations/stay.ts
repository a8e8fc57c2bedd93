import { refuse } from '../../../kernel/refusal'
import { after } from '../../../kernel/time'
import { lecture } from '../contract'
import { staySeconds } from '../rules/interval'
import { listenerOf, mayRead } from '../rules/reader'
import { KEEP_LISTENERS } from '../rules/retention'
import { isOn } from '../rules/room'
import { gathered } from '../services'

/** One sign of life per listener and a minute or more; by the server's clock, whatever the phone believes. Of a hundred
 *  thousand listeners two hundred come each second: they are written together. */
export const stay = gathered(lecture.stay, {
  most: 256,
  by: ({ input }) => input.lectureId,
  handle: async ({ calls, clock, groups, rooms, listeners }) => {
    const lectureId = calls[0]?.input.lectureId ?? ''
    const groupIds = calls.map(({ input }) => input.groupId)
    const [found, [room]] = [await groups.some(lectureId, groupIds), await rooms.find([lectureId])]
    const byId = new Map(found.map((group) => [group.groupId, group]))
    const heard = new Map<string, string>()
    const results = calls.map(({ input, caller }) => {
      const group = byId.get(input.groupId)
      if (!room || !group || !mayRead(caller, group)) return refuse('NOT_FOUND')
      heard.set(listenerOf(caller), input.groupId)
      return { staySeconds: staySeconds(room.listening) }
    })
    const now = clock.now()
    if (room && isOn(room.state)) await listeners.seen(lectureId, heard, now, after(now, KEEP_LISTENERS))
    return results
  },
})
