import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { phoneKeyOf } from '../rules/blind-keys'
import { perAccount, perTarget } from '../rules/guess-limits'
import { operation } from '../services'
import { bindMember } from './bind-member'

/** WeChat vouches for the number, so this opens everything that is the member's. */
export const bindByPhoneCode = operation(membership.bindByPhoneCode, {
  prepare: async ({ input, caller, unit, ports }) => {
    await unit.limits.attempt('bindPhone', caller.accountId, perAccount)
    const { phone } = await ports.phoneByCode.redeem({
      code: input.code,
      ...(caller.openid !== undefined && { openid: caller.openid }),
    })
    await unit.limits.attempt('bindPhoneTo', phoneKeyOf(unit.vault, phone), perTarget)
    return phone
  },
  handle: async (given) => {
    if (!(await given.usedCodes.use('phone', given.input.code))) throw refuse('CODE_REFUSED')
    return bindMember(given, given.caller, given.prepared)
  },
})
