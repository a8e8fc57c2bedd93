import { lecture } from '../contract'
import { requireHost, requireSpeaker } from '../parts/hosts'
import { publish } from '../parts/publish'
import { operation } from '../services'

/** Past time is normal: more minutes, and everybody is told. */
export const extendLecture = operation(
  lecture.extendLecture,
  async ({ input, caller, clock, ids, lectures, rooms, outbox }) => {
    const room = await requireSpeaker({ rooms }, caller, input.lectureId)
    const standing = await requireHost({ lectures }, caller, input.lectureId)
    const extended = standing.extended + input.minutes
    const minutes = standing.plannedMinutes + extended
    await lectures.change(input.lectureId, { states: ['live', 'closing'] }, { extended })
    await publish(
      { rooms, outbox, ids, clock },
      room,
      { kind: 'notice', text: `延长 ${input.minutes} 分钟` },
      { set: { minutes } },
    )
    return { minutes }
  },
)
