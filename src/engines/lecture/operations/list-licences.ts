import { inScope, scopeOf } from '../../../kernel/caller'
import { lecture } from '../contract'
import { operation } from '../services'

/** What lawyers stated about themselves, for those who can look at the licence. */
export const listLicences = operation(lecture.listLicences, async ({ caller, people, cards }) => {
  const found = (await people.hostsOver(scopeOf(caller, 'staff'))).filter(
    ({ lawyerOf, orgPath }) => lawyerOf.length > 0 && inScope(caller, orgPath, 'staff'),
  )
  const known = await cards.of(found.map(({ memberId }) => memberId))
  const items = found.flatMap(({ memberId, name, orgName }) => {
    const card = known.get(memberId)
    if (card?.licence === undefined) return []
    return [
      {
        ...{ memberId, name, orgName, licence: card.licence },
        ...(card.checked && { checkedAt: card.checked.at.toISOString() }),
      },
    ]
  })
  return {
    items: items.sort((a, b) => Number(a.checkedAt !== undefined) - Number(b.checkedAt !== undefined)),
  }
})
