import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { LOOK, lookDetail } from '../rules/look-words'
import { operation } from '../services'

/** The look and its record are one transaction: a value that leaves has left a trace. */
export const revealMember = operation(
  membership.revealMember,
  async ({ input, caller, unit, people, consents }) => {
    const { memberId, fields, why } = input
    const member = await people.get(memberId)
    requireScope(caller, member?.orgPath, 'staff')
    if (!member) throw refuse('NOT_FOUND')
    if (fields.includes('idNumber') && !(await consents.agrees(memberId, 'identity-number'))) {
      throw refuse('CONSENT_MISSING')
    }
    await unit.audit.record({
      action: LOOK,
      subject: memberId,
      orgPath: member.orgPath,
      detail: lookDetail(fields, why),
    })
    return {
      ...(fields.includes('phone') && { phone: unit.vault.open(member.phone, 'phone') }),
      ...(fields.includes('idNumber') &&
        member.idNumber && { idNumber: unit.vault.open(member.idNumber, 'idNumber') }),
    }
  },
)
