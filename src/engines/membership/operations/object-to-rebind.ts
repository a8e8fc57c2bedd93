import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { DONE, operation } from '../services'

/** Only the owner of the account that would lose the member, and only until it has lost them. */
export const objectToRebind = operation(
  membership.objectToRebind,
  async ({ input, caller, unit, rebinds }) => {
    const request = await rebinds.get(input.rebindId)
    if (request?.fromAccount !== caller.accountId) throw refuse('NOT_FOUND')
    if (!(await rebinds.object(request._id))) throw refuse('ALREADY_DECIDED')
    await unit.audit.record({
      action: 'object-to-rebind',
      subject: request.memberId,
      orgPath: request.orgPath,
      detail: '原来的微信不同意换绑',
    })
    return DONE
  },
)
