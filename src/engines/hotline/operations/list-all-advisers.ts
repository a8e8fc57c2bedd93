import { scopeOf } from '../../../kernel/caller'
import { maskPhone } from '../../../kernel/vault'
import { hotline } from '../contract'
import { adviserCard } from '../parts/cards'
import { operation } from '../services'

export const listAllAdvisers = operation(hotline.listAllAdvisers, async ({ caller, catalogue, people }) => {
  const found = await catalogue.advisersBelow(scopeOf(caller, 'staff', 'auditor'))
  const orgs = await people.orgs([...new Set(found.flatMap(({ notAgainst }) => notAgainst))])
  const names = new Map(orgs.map(({ orgId, name }) => [orgId, name]))
  return {
    items: await Promise.all(
      found.map(async (adviser) => {
        const phone = adviser.direct ? (await people.phoneOf(adviser.memberId))?.phone : undefined
        return {
          ...adviserCard(adviser),
          memberId: adviser.memberId,
          serviceIds: adviser.serviceIds,
          ...(phone !== undefined && { phone: maskPhone(phone) }),
          notAgainst: adviser.notAgainst.map((orgId) => ({ orgId, name: names.get(orgId) ?? '' })),
          active: adviser.active,
        }
      }),
    ),
  }
})
