import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { mayPlan } from '../parts/hosts'
import { operation } from '../services'
import { TOPICS, tellingKey, type Telling } from '../topics'

/** Called off before it began; groups that were told of it are told so. */
export const cancelLecture = operation(
  lecture.cancelLecture,
  async ({ input, caller, lectures, rooms, outbox, audit }) => {
    const standing = await lectures.get(input.lectureId)
    if (!standing || !mayPlan(caller, standing)) throw refuse('NOT_FOUND')
    const cancelled = await lectures.change(
      input.lectureId,
      { states: ['planned'] },
      { state: 'cancelled', cancelled: input.reason },
    )
    if (!cancelled) throw refuse('LECTURE_BEGUN')
    await rooms.set(input.lectureId, { state: 'cancelled', asking: false })
    if (cancelled.announce) {
      const telling: Telling = { lectureId: input.lectureId, what: 'card', state: 'cancelled' }
      await outbox.add(TOPICS.tell, tellingKey(telling), { ...telling })
    }
    await audit.record({
      action: 'cancel-lecture',
      subject: input.lectureId,
      orgPath: cancelled.orgPath,
      detail: `《${cancelled.title}》`,
    })
    return { done: true as const }
  },
)
