import { after, DAY } from '../../../kernel/time'
import { lecture } from '../contract'
import { lecturerOf } from '../parts/views'
import { toldAudience } from '../rules/interval'
import { isOn } from '../rules/room'
import { operation } from '../services'
import { lecturesOf } from './list-my-lectures'

/** One card for a home page, one line for a group's: what is on, else what begins within a day. */
export const onNow = operation(lecture.onNow, async (services) => {
  const { caller, clock, rooms, input } = services
  const now = clock.now()
  const own = caller.trust === 'none' ? [] : await lecturesOf(services, caller, input.groupId)
  const soon = own
    .filter((one) => one.lecture.state === 'planned')
    .filter((one) => one.lecture.startsAt < after(now, DAY) && one.lecture.endsAt > now)
    .at(-1)
  const chosen = own.find((one) => isOn(one.lecture.state)) ?? soon
  const room = chosen && (await rooms.get(chosen.lecture._id))
  if (!chosen || !room) return { now: now.toISOString() }
  return {
    now: now.toISOString(),
    lecture: {
      lectureId: chosen.lecture._id,
      groupId: chosen.group.groupId,
      title: chosen.lecture.title,
      state: chosen.lecture.state,
      lecturer: lecturerOf(chosen.lecture),
      startsAt: chosen.lecture.startsAt.toISOString(),
      said: room.said,
      pieces: room.pieces,
      listening: toldAudience(room.listening),
    },
  }
})
