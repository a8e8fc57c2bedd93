import { memberOf, scopeOf, type Caller } from '../../../kernel/caller'
import type { LawyerStanding } from '../rules/hidden'
import type { Services } from '../services'

/** What decides which hidden questions a lawyer sees, as of now. */
export const lawyerStanding = async (
  { cards }: Pick<Services, 'cards'>,
  caller: Caller,
): Promise<LawyerStanding> => {
  const memberId = memberOf(caller)
  const card = (await cards.of([memberId])).get(memberId)
  return {
    lawyerOf: scopeOf(caller, 'lawyer'),
    orgPath: caller.orgPath,
    interests: card?.interestOrgIds ?? [],
  }
}
