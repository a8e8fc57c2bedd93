import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { consentText } from '../rules/consent-texts'
import { DONE, operation } from '../services'

/** Only the text that was shown can be agreed to. */
export const giveConsent = operation(membership.giveConsent, async ({ input, caller, consents }) => {
  const { purpose, version } = input
  if (consentText(purpose).version !== version) throw refuse('VERSION_CHANGED')
  const memberId = memberOf(caller)
  await consents.write({ memberId, purpose, version, given: true, accountId: caller.accountId })
  return DONE
})
