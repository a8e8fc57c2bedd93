import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { operation } from '../services'

/** Taken back by its asker, whichever kind it is; one that others have joined stays, for them. */
export const withdrawQuestion = operation(
  lecture.withdrawQuestion,
  async ({ input, caller, clock, questions, hidden }) => {
    const memberId = memberOf(caller)
    const { questionId } = input
    const question = await questions.get(questionId)
    if (!question) {
      const [kept] = await hidden
        .ofAsker(memberId, undefined, 50)
        .then((own) => own.filter(({ _id }) => _id === questionId))
      if (!kept) throw refuse('NOT_FOUND')
      if (!(await hidden.withdraw(questionId, memberId))) throw refuse('NOT_WAITING')
      return { done: true as const }
    }
    if (question.askerId !== memberId) throw refuse('NOT_FOUND')
    if (question.people > 1) throw refuse('NOT_WAITING', { message: '已经有人跟着问，不能撤回了' })
    const withdrawn = await questions.change(questionId, ['unchecked', 'review', 'waiting'], {
      state: 'withdrawn',
      changedAt: clock.now(),
    })
    if (!withdrawn) throw refuse('NOT_WAITING')
    return { done: true as const }
  },
)
