import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { CONSENT_TEXTS } from '../rules/consent-texts'
import { DONE, operation } from '../services'

/** Somebody has left: what was staged about them is not needed to undo anything any more. */
export const LEFT = 'membership.left'

/** Nothing that names the person stays; the ledgers keep their id, so that their sums stay right. */
export const leave = operation(
  membership.leave,
  async ({ caller, unit, people, accounts, grants, consents, rebinds, chatGroups }) => {
    const memberId = memberOf(caller)
    const member = await people.get(memberId)
    if (!member) throw refuse('NOT_FOUND')
    if (await grants.holdsAny(memberId)) throw refuse('HOLDS_ROLE')
    for (const { purpose, version } of CONSENT_TEXTS) {
      await consents.write({ memberId, purpose, version, given: false, accountId: caller.accountId })
    }
    await people.pseudonymise(memberId, unit.vault.seal('', 'phone'))
    await accounts.unbind(memberId)
    await rebinds.closeOthers(memberId)
    await chatGroups.dropAdmin(memberId)
    await unit.outbox.add(LEFT, memberId, { memberId })
    await unit.audit.record({
      action: 'leave',
      subject: memberId,
      orgPath: member.orgPath,
      detail: '本人退出，个人信息已经删除',
    })
    return DONE
  },
)
