import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { lecture } from '../contract'
import { operation } from '../services'

/** Somebody who can answer it owes it by a day. */
export const assignQuestion = operation(lecture.assignQuestion, {
  prepare: async ({ input, caller, clock, questions, people }) => {
    const question = await questions.get(input.questionId)
    if (!question || !inScope(caller, question.orgPath, 'staff', 'lawyer')) throw refuse('NOT_FOUND')
    if (input.dueOn < shanghaiDay(clock.now())) throw refuse('TIME_PAST')
    const [owner] = await people.hosts([input.ownerId])
    if (!owner?.lawyerOf.some((orgId) => question.orgPath.includes(orgId))) throw refuse('NOT_A_LAWYER')
    return owner
  },
  handle: async ({ input, prepared: owner, clock, questions, audit }) => {
    const changed = await questions.change(input.questionId, ['waiting', 'review'], {
      ownerId: owner.memberId,
      ownerName: `${owner.name}律师`,
      dueOn: input.dueOn,
      changedAt: clock.now(),
    })
    if (!changed) throw refuse('NOT_WAITING')
    await audit.record({
      action: 'assign-question',
      subject: input.questionId,
      orgPath: changed.orgPath,
      detail: `${owner.name}，${input.dueOn} 前答复`,
    })
    return { done: true as const }
  },
})
