import { inScope, memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { DESK_ROLES } from '../parts/desk'
import { citeKeys } from '../rules/citation-state'
import { operation } from '../services'

/** Approving an answer again after a law changed says that it still holds, and clears the mark. */
export const approveAnswer = operation(
  library.approveAnswer,
  async ({ input, caller, answers, citations, state, clock, audit }) => {
    const me = memberOf(caller)
    const answer = await answers.get(input.answerId)
    if (!answer || !inScope(caller, answer.orgPath, ...DESK_ROLES)) throw refuse('NOT_FOUND')
    if (answer.authorId === me) throw refuse('OWN_DRAFT')
    const kept = await citations.again(answer.citations)
    await answers.change(answer._id, {
      state: 'approved',
      approvedBy: me,
      approvedAt: clock.now(),
      citations: kept,
      cites: citeKeys(kept),
      reasons: [],
    })
    await state.bump()
    await audit.record({
      action: 'approve-answer',
      subject: answer._id,
      orgPath: answer.orgPath,
      detail: '审过一条答复',
    })
    return { done: true as const }
  },
)
