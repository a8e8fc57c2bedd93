import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { lecture } from '../contract'
import { lawyerStanding } from '../parts/standing'
import { maySeeHidden } from '../rules/hidden'
import { operation } from '../services'

/** A lawyer takes a hidden question on; only those who may see it learn of it. */
export const takeHidden = operation(lecture.takeHidden, {
  prepare: async ({ input, caller, clock, hidden, cards, people }) => {
    const [standing, [question]] = await Promise.all([
      lawyerStanding({ cards }, caller),
      hidden.find([input.questionId]),
    ])
    if (!question || !maySeeHidden(standing, question.place)) throw refuse('NOT_FOUND')
    if (input.dueOn < shanghaiDay(clock.now())) throw refuse('TIME_PAST')
    const memberId = memberOf(caller)
    return { ownerId: memberId, ownerName: `${(await people.namesOf([memberId])).get(memberId) ?? ''}律师` }
  },
  handle: async ({ input, prepared, hidden }) => {
    if (!(await hidden.take(input.questionId, { ...prepared, dueOn: input.dueOn })))
      throw refuse('NOT_WAITING')
    return { done: true as const }
  },
})
