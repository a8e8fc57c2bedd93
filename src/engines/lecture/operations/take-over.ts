import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { publish } from '../parts/publish'
import { isOn } from '../rules/room'
import { speakerName } from '../rules/shown'
import { operation } from '../services'

/** Another host comes to the console, because a phone died or by turns; whoever was there sends nothing more. */
export const takeOver = operation(
  lecture.takeOver,
  async ({ input, caller, clock, ids, lectures, rooms, outbox, audit }) => {
    const standing = await requireHost({ lectures }, caller, input.lectureId)
    const room = await rooms.get(input.lectureId)
    if (!room) throw refuse('NOT_FOUND')
    if (room.state === 'cancelled') throw refuse('CANCELLED')
    if (room.state === 'ended') throw refuse('LECTURE_ENDED')
    const holderId = memberOf(caller)
    const host = standing.hosts.find(({ memberId }) => memberId === holderId)
    const speaker = host ? speakerName(host) : ''
    if (room.holderId === holderId) return { speaker }
    if (isOn(room.state)) {
      await publish(
        { rooms, outbox, ids, clock },
        room,
        { kind: 'notice', text: `${speaker}接着主持`, from: speaker },
        { set: { holderId, speaker } },
      )
    } else {
      await rooms.set(input.lectureId, { holderId, speaker })
    }
    await audit.record({
      action: 'take-over-lecture',
      subject: input.lectureId,
      orgPath: standing.orgPath,
      detail: `《${standing.title}》`,
    })
    return { speaker }
  },
)
