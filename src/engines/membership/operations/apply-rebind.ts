import { consentText } from '../rules/consent-texts'
import type { Services } from '../services'

/** What moving a member needs; no vendor has a part in it. */
export type RebindDesk = Pick<Services, 'unit' | 'rebinds' | 'people' | 'accounts' | 'consents'>

/** Told when an approved request's day is over. */
export const REBIND_DUE = 'membership.rebind-due'

/** Moves the member to the new account, if the request is approved, its day is over and nothing came between.
 *  Safe to call again. */
export const applyRebind = async (
  { unit, rebinds, people, accounts, consents }: RebindDesk,
  rebindId: string,
): Promise<void> => {
  const request = await rebinds.get(rebindId)
  if (request?.state !== 'approved' || request.effectiveAt > unit.clock.now()) return
  const member = await people.get(request.memberId)
  if (!member) {
    await rebinds.closeOthers(request.memberId)
    return
  }
  if (!(await rebinds.finish(rebindId))) return
  await accounts.unbind(member._id)
  await accounts.bind(request.toAccount, member._id)
  await rebinds.closeOthers(member._id)
  await consents.write({
    memberId: member._id,
    purpose: 'general',
    given: true,
    version: consentText('general').version,
    accountId: request.toAccount,
  })
  await unit.audit.record({
    action: 'rebind-account',
    subject: member._id,
    orgPath: member.orgPath,
    detail: '换绑到新的微信',
  })
}
