import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { operation } from '../services'

/** Taken down; its asker alone sees it from now on, with the reason. */
export const refuseQuestion = operation(
  lecture.refuseQuestion,
  async ({ input, caller, clock, lectures, questions, audit }) => {
    const { orgPath } = await requireHost({ lectures }, caller, input.lectureId)
    const question = await questions.get(input.questionId)
    if (question?.lectureId !== input.lectureId) throw refuse('NOT_FOUND')
    const refused = await questions.change(input.questionId, ['waiting', 'review'], {
      state: 'refused',
      note: input.note,
      changedAt: clock.now(),
    })
    if (!refused) throw refuse('NOT_WAITING')
    await audit.record({
      action: 'refuse-question',
      subject: input.questionId,
      orgPath,
      detail: input.note,
    })
    return { done: true as const }
  },
)
