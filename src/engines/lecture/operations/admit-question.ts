import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { operation } from '../services'

/** A person has looked and lets it into the queue. */
export const admitQuestion = operation(
  lecture.admitQuestion,
  async ({ input, caller, clock, lectures, questions, audit }) => {
    const { orgPath } = await requireHost({ lectures }, caller, input.lectureId)
    const question = await questions.get(input.questionId)
    if (question?.lectureId !== input.lectureId) throw refuse('NOT_FOUND')
    const admitted = await questions.change(
      input.questionId,
      ['review', 'refused'],
      { state: 'waiting', reports: 0, changedAt: clock.now() },
      ['note'],
    )
    if (!admitted) throw refuse('NOT_WAITING')
    await audit.record({
      action: 'admit-question',
      subject: input.questionId,
      orgPath,
      detail: '放入提问队列',
    })
    return { done: true as const }
  },
)
