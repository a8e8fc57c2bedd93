import { memberOf } from '../../../kernel/caller'
import { lecture } from '../contract'
import { licenceOf } from '../parts/views'
import { operation } from '../services'

/** The own card, for nobody else. */
export const readLawyerCard = operation(lecture.readLawyerCard, async ({ caller, cards, people }) => {
  const memberId = memberOf(caller)
  const card = (await cards.of([memberId])).get(memberId)
  const orgs = await people.orgs(card?.interestOrgIds ?? [])
  return {
    ...licenceOf(card),
    interests: orgs.map(({ orgId, name }) => ({ orgId, name })),
  }
})
