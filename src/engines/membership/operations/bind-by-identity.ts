import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { nameKeyOf } from '../rules/blind-keys'
import { consentText } from '../rules/consent-texts'
import { perAccount, perTarget } from '../rules/guess-limits'
import { operation } from '../services'

/** Opens public content of the own union only: an employer knows name and digits as well as the worker does. */
export const bindByIdentity = operation(membership.bindByIdentity, {
  prepare: async ({ input, caller, unit }) => {
    const nameKey = nameKeyOf(unit.vault, input.name, input.idLastSix)
    await unit.limits.attempt('identity', caller.accountId, perAccount)
    await unit.limits.attempt('identityOf', nameKey, perTarget)
    return nameKey
  },
  handle: async ({ prepared, caller, people, accounts }) => {
    const member = await people.byNameAndDigits(prepared)
    if (!member) throw refuse('NOT_MATCHED')
    await accounts.matchByName(caller.accountId, member._id, consentText('general').version)
    return { trust: 'public' as const }
  },
})
