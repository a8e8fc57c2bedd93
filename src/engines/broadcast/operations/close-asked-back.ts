import { inScope, memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'

export const closeAskedBack = operation(broadcast.closeAskedBack, async (given) => {
  const { input, caller, clock, audit, questions } = given
  const asked = await questions.get(input.questionId)
  if (!asked || !inScope(caller, asked.deskPath, 'staff')) throw refuse('NOT_FOUND')
  const decided = await questions.decide(asked._id, {
    state: 'closed',
    decidedAt: clock.now(),
    answeredBy: memberOf(caller),
    note: input.note,
  })
  if (!decided) throw refuse('ALREADY_DECIDED')
  await audit.record({
    action: 'close-asked-back',
    subject: asked._id,
    orgPath: asked.deskPath,
    detail: `结束了“${asked.groupName}”对《${asked.title}》的追问`,
  })
  return { done: true as const }
})
