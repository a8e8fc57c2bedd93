import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { DONE, operation } from '../services'

/** 实名认证: staff have compared the person with their papers. */
export const certifyMember = operation(membership.certifyMember, async ({ input, caller, unit, people }) => {
  const member = await people.get(input.memberId)
  requireScope(caller, member?.orgPath, 'staff')
  if (!member) throw refuse('NOT_FOUND')
  if (member._id === caller.memberId) throw refuse('OWN_RECORD')
  await people.certify(member._id, input.certified)
  await unit.audit.record({
    action: 'certify-member',
    subject: member._id,
    orgPath: member.orgPath,
    detail: input.certified ? '通过了实名认证' : '取消了实名认证',
  })
  return DONE
})
