import { requireScope, scopeOf } from '../../../kernel/caller'
import { maskIdNumber, maskPhone } from '../../../kernel/vault'
import { membership } from '../contract'
import { phoneKeyOf } from '../rules/blind-keys'
import { phoneSearches } from '../rules/guess-limits'
import { operation } from '../services'

/** Numbers are masked in every list; a whole phone number finds its owner, if they are within scope. */
export const listMembers = operation(
  membership.listMembers,
  async ({ input, caller, unit, people, accounts, orgTree }) => {
    const { orgId, text, cursor } = input
    if (orgId !== undefined) requireScope(caller, (await orgTree.get(orgId))?.orgPath, 'staff')
    const within = orgId === undefined ? scopeOf(caller, 'staff') : [orgId]
    const byPhone = text !== undefined && /^1\d{10}$/.test(text)
    if (byPhone) await unit.limits.attempt('phoneSearch', caller.accountId, phoneSearches)
    const page: Awaited<ReturnType<typeof people.page>> =
      text === undefined
        ? await people.page(within, cursor)
        : byPhone
          ? await people.pageByPhone(within, phoneKeyOf(unit.vault, text))
          : await people.pageByName(within, text, cursor)
    // Who is found by a whole number is known with it: that is written down like any other look.
    if (byPhone) {
      for (const { _id, orgPath } of page.items) {
        const detail = '用完整的手机号查到了这个人'
        await unit.audit.record({ action: 'find-by-phone', subject: _id, orgPath, detail })
      }
    }
    const bound = await accounts.boundAmong(page.items.map((member) => member._id))
    const orgNames = await orgTree.namesOf(page.items.map((member) => member.orgId))
    return {
      items: page.items.map((member) => ({
        memberId: member._id,
        name: member.name,
        phone: maskPhone(unit.vault.open(member.phone, 'phone')),
        idNumber: member.idNumber ? maskIdNumber(unit.vault.open(member.idNumber, 'idNumber')) : '',
        orgId: member.orgId,
        orgName: orgNames.get(member.orgId) ?? '',
        certified: member.certifiedAt !== undefined,
        bound: bound.has(member._id),
        state: member.state,
      })),
      ...(page.next !== undefined && { next: page.next }),
    }
  },
)
