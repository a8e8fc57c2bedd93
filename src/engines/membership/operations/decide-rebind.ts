import { inScope, memberOf, requireScope, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { DONE, operation, type Services } from '../services'
import { applyRebind, REBIND_DUE } from './apply-rebind'

/** Staff decide, but never about their own account; approval waits for the old owner's day to pass. */
export const decideRebind = operation(membership.decideRebind, async (given) => {
  const { input, caller, unit, rebinds } = given
  const request = await rebinds.get(input.rebindId)
  requireScope(caller, request?.orgPath, 'staff')
  if (!request) throw refuse('NOT_FOUND')
  if (request.memberId === caller.memberId || request.toAccount === caller.accountId) {
    throw refuse('NOT_ALLOWED', { message: '这是您自己的换绑，请别的工作人员来办' })
  }
  if (input.approve && !(await mayHandOver(given, request.memberId))) {
    throw refuse('NOT_ALLOWED', { message: '这个人在上级工会担任职务，换绑请上级工会来办' })
  }
  const decided = input.approve
    ? await rebinds.approve(request._id, memberOf(caller), input.reason)
    : await rebinds.refuse(request._id, memberOf(caller), input.reason)
  if (!decided) throw refuse('ALREADY_DECIDED')
  await unit.audit.record({
    action: 'decide-rebind',
    subject: request.memberId,
    orgPath: request.orgPath,
    detail: `${input.approve ? '同意' : '没有同意'}换绑。原因：${input.reason}`,
  })
  if (input.approve) {
    await unit.outbox.add(REBIND_DUE, request._id, { rebindId: request._id }, request.effectiveAt)
    await applyRebind(given, request._id)
  }
  return DONE
})

/** An account goes over with the roles of its member: nobody hands over a role that reaches beyond their own scope. */
const mayHandOver = async (
  { caller, grants }: Pick<Services, 'grants'> & { readonly caller: Caller },
  memberId: string,
): Promise<boolean> => {
  const held = await grants.ofHolder(memberId)
  return held.every(({ active, orgPath }) => !active || inScope(caller, orgPath, 'staff'))
}
