import { refuse } from '../../../kernel/refusal'
import { after } from '../../../kernel/time'
import { lecture } from '../contract'
import { requireGroup } from '../parts/visit'
import { staySeconds } from '../rules/interval'
import { listenerOf } from '../rules/reader'
import { KEEP_LISTENERS } from '../rules/retention'
import { isOn } from '../rules/room'
import { operation } from '../services'

/** One write per listener and a minute or more; by the server's clock, whatever the phone believes. */
export const stay = operation(lecture.stay, {
  prepare: async ({ input, caller, groups, rooms }) => {
    await requireGroup({ groups }, caller, input.lectureId, input.groupId)
    const [room] = await rooms.find([input.lectureId])
    if (!room) throw refuse('NOT_FOUND')
    return room
  },
  handle: async ({ input, caller, prepared: room, clock, listeners }) => {
    const now = clock.now()
    if (isOn(room.state)) {
      await listeners.seen(
        input.lectureId,
        listenerOf(caller),
        input.groupId,
        now,
        after(now, KEEP_LISTENERS),
      )
    }
    return { staySeconds: staySeconds(room.listening) }
  },
})
