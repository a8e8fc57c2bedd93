import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { adminGroup } from './relay-groups'

export const endDeputy = operation(broadcast.endDeputy, async (given) => {
  const { input, caller, audit, deputies } = given
  const group = await adminGroup(given, caller, input.groupId)
  if (!(await deputies.end(group.groupId, input.memberId))) throw refuse('NOT_FOUND')
  await audit.record({
    action: 'end-deputy',
    subject: input.memberId,
    orgPath: group.orgPath,
    detail: `不再请人代发“${group.name}”`,
  })
  return { done: true as const }
})
