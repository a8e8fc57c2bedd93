import { memberOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { consentText } from '../rules/consent-texts'
import { DONE, operation } from '../services'

/** Counts from this moment; what was agreed to before stays in the ledger. */
export const withdrawConsent = operation(
  membership.withdrawConsent,
  async ({ input: { purpose }, caller, consents }) => {
    const memberId = memberOf(caller)
    const { version } = consentText(purpose)
    await consents.write({ memberId, purpose, version, given: false, accountId: caller.accountId })
    return DONE
  },
)
