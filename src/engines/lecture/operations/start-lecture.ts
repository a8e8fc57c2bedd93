import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, HOUR } from '../../../kernel/time'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { publish } from '../parts/publish'
import { operation } from '../services'
import { TOPICS, tellingKey, type Telling } from '../topics'

/** Doors open: segments may be sent, questions asked, and the groups get a card that leads here. */
export const startLecture = operation(
  lecture.startLecture,
  async ({ input, caller, clock, ids, lectures, rooms, outbox, audit }) => {
    const { lectureId } = input
    const standing = await requireHost({ lectures }, caller, lectureId)
    const room = await rooms.get(lectureId)
    if (!room) throw refuse('NOT_FOUND')
    if (standing.state === 'cancelled') throw refuse('CANCELLED')
    if (standing.state === 'ended') throw refuse('LECTURE_ENDED')
    if (standing.state !== 'planned') throw refuse('LECTURE_BEGUN')
    const startedAt = clock.now()
    if (startedAt < after(standing.startsAt, -HOUR)) throw refuse('TOO_EARLY')
    if (room.holderId !== memberOf(caller)) throw refuse('OTHER_SPEAKER')
    await lectures.change(lectureId, { states: ['planned'] }, { state: 'live', startedAt })
    await publish(
      { rooms, outbox, ids, clock },
      room,
      { kind: 'notice', text: '讲座开始了' },
      { set: { state: 'live', startedAt, asking: true } },
    )
    const telling: Telling = { lectureId, what: 'card', state: 'live' }
    await outbox.addAll([
      { topic: TOPICS.tell, key: tellingKey(telling), payload: { ...telling } },
      { topic: TOPICS.tick, key: lectureId, payload: { lectureId } },
    ])
    await audit.record({
      action: 'start-lecture',
      subject: lectureId,
      orgPath: standing.orgPath,
      detail: `《${standing.title}》`,
    })
    return { startedAt: startedAt.toISOString() }
  },
)
