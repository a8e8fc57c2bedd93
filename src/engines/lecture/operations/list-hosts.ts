import { scopeOf } from '../../../kernel/caller'
import { lecture } from '../contract'
import { licenceOf } from '../parts/views'
import { operation } from '../services'

/** Lawyers and staff whom the caller may ask to lecture or to help. */
export const listHosts = operation(lecture.listHosts, async ({ caller, people, cards }) => {
  const found = await people.hostsOver(scopeOf(caller, 'staff'))
  const known = await cards.of(found.map(({ memberId }) => memberId))
  return {
    items: found.map(({ memberId, name, orgName, lawyerOf }) => {
      return { memberId, name, orgName, lawyer: lawyerOf.length > 0, ...licenceOf(known.get(memberId)) }
    }),
  }
})
