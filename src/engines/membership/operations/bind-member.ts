import type { Caller } from '../../../kernel/caller'
import { phoneKeyOf } from '../rules/blind-keys'
import { consentText } from '../rules/consent-texts'
import type { Services } from '../services'

/** Heard by whoever carries messages to the owner of the old account. */
export const REBIND_REQUESTED = 'membership.rebind-requested'

/** The person has proved this phone: they become the member, or ask for the place of the account that is it now. */
export const bindMember = async (
  { unit, people, accounts, consents, rebinds }: Services,
  caller: Caller,
  phone: string,
) => {
  const member = await people.byPhone(phoneKeyOf(unit.vault, phone))
  if (!member || !(await people.holdForBinding(member._id))) return { state: 'not-listed' as const }
  if (await accounts.bind(caller.accountId, member._id)) {
    await consents.write({
      memberId: member._id,
      purpose: 'general',
      given: true,
      version: consentText('general').version,
      accountId: caller.accountId,
    })
    await unit.audit.record({
      action: 'bind-account',
      subject: member._id,
      orgPath: member.orgPath,
      detail: '用手机号绑定了微信',
    })
    return { state: 'bound' as const }
  }
  const holder = await accounts.ofMember(member._id)
  if (!holder) throw new Error('a member who cannot be bound has an account')
  const request = await rebinds.request({
    memberId: member._id,
    orgPath: member.orgPath,
    fromAccount: holder._id,
    toAccount: caller.accountId,
  })
  await unit.outbox.add(REBIND_REQUESTED, request._id, { rebindId: request._id, accountId: holder._id })
  return { state: 'waiting' as const, effectiveAt: request.effectiveAt.toISOString() }
}
