import { lecture } from '../contract'
import { endIt } from '../parts/ending'
import { requireHost, requireSpeaker } from '../parts/hosts'
import { operation } from '../services'

/** The end. What is open becomes a work list, the minutes are made by the message this leaves. */
export const endLecture = operation(
  lecture.endLecture,
  async ({ input, caller, clock, ids, lectures, rooms, outbox, questions, audit }) => {
    const room = await requireSpeaker({ rooms }, caller, input.lectureId)
    const standing = await requireHost({ lectures }, caller, input.lectureId)
    const endedAt = await endIt({ clock, ids, lectures, rooms, outbox }, standing, room)
    await audit.record({
      action: 'end-lecture',
      subject: input.lectureId,
      orgPath: standing.orgPath,
      detail: `《${standing.title}》`,
    })
    const open = await questions.count(input.lectureId, ['waiting', 'review', 'unchecked'])
    return { endedAt: endedAt.toISOString(), open }
  },
)
