import { inScope, scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { adviserCard } from '../parts/cards'
import { operation } from '../services'

/** Why somebody is away is for staff and for themselves. */
export const listLeaves = operation(hotline.listLeaves, async ({ caller, clock, roster, catalogue }) => {
  const scope = scopeOf(caller, 'staff', 'auditor', 'lawyer', 'counsellor')
  const found = await roster.leavesBelow(scope, clock.now())
  const people = await catalogue.advisers(found.map(({ adviserId }) => adviserId))
  return {
    items: found.flatMap(({ _id, adviserId, orgPath, from, to, reason }) => {
      const adviser = people.get(adviserId)
      if (!adviser) return []
      const open = inScope(caller, orgPath, 'staff') || adviser.memberId === caller.memberId
      return [
        {
          leaveId: _id,
          adviser: adviserCard(adviser),
          from: from.toISOString(),
          to: to.toISOString(),
          ...(reason !== undefined && open && { reason }),
        },
      ]
    }),
  }
})
