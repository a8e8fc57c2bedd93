import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireSpeaker } from '../parts/hosts'
import { publish } from '../parts/publish'
import { operation } from '../services'

/** Questions again after all. */
export const reopenQueue = operation(
  lecture.reopenQueue,
  async ({ input, caller, clock, ids, lectures, rooms, outbox }) => {
    const room = await requireSpeaker({ rooms }, caller, input.lectureId)
    const changed = await lectures.change(input.lectureId, { states: ['closing'] }, { state: 'live' })
    if (!changed) throw refuse('NOT_LIVE')
    await publish(
      { rooms, outbox, ids, clock },
      room,
      { kind: 'notice', text: '又可以提问了' },
      { set: { state: 'live', asking: true } },
    )
    return { done: true as const }
  },
)
