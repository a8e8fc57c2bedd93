import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireSpeaker } from '../parts/hosts'
import { publish } from '../parts/publish'
import { operation } from '../services'

/** No new questions; those that wait are still answered, and see their place. */
export const closeQueue = operation(
  lecture.closeQueue,
  async ({ input, caller, clock, ids, lectures, rooms, outbox, questions }) => {
    const room = await requireSpeaker({ rooms }, caller, input.lectureId)
    const changed = await lectures.change(input.lectureId, { states: ['live'] }, { state: 'closing' })
    if (!changed) throw refuse('NOT_LIVE')
    await publish(
      { rooms, outbox, ids, clock },
      room,
      { kind: 'notice', text: '不再收新问题了，已经提的都会答' },
      { set: { state: 'closing', asking: false } },
    )
    return { waiting: await questions.count(input.lectureId, ['waiting', 'review', 'unchecked']) }
  },
)
