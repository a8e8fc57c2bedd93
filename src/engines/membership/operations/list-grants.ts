import { scopeOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { operation } from '../services'

/** Roles that count now, over unions of the caller's scope. */
export const listGrants = operation(
  membership.listGrants,
  async ({ input, caller, grants, people, orgTree }) => {
    const { items, next } = await grants.page(
      scopeOf(caller, 'staff', 'auditor'),
      input.role === undefined ? {} : { role: input.role },
      input.cursor,
    )
    const names = await people.namesOf(items.map((grant) => grant.holder))
    const orgNames = await orgTree.namesOf(items.map((grant) => grant.orgId))
    return {
      items: items.map((grant) => ({
        grantId: grant._id,
        holder: grant.holder,
        holderName: names.get(grant.holder) ?? '',
        role: grant.role,
        orgId: grant.orgId,
        orgName: orgNames.get(grant.orgId) ?? '',
        grantedAt: grant.grantedAt.toISOString(),
        ...(grant.until && { until: grant.until.toISOString() }),
      })),
      ...(next !== undefined && { next }),
    }
  },
)
