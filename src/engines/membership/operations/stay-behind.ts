import { refuse } from '../../../kernel/refusal'
import type { GrantDoc, GrantsStore } from '../store/grants'

/** Whoever ends somebody's role of staff, or sets it an end, must still be there afterwards: a role without an end is touched
 *  only by somebody whose own has none, so a union is never left without staff, not today and not on a day to come. */
export const mustStayBehind = async (
  grants: GrantsStore,
  memberId: string,
  { role, until, orgPath }: Pick<GrantDoc, 'role' | 'until' | 'orgPath'>,
): Promise<void> => {
  const lasting = role === 'staff' && until === undefined
  if (await grants.holdForTaking(memberId, orgPath, lasting)) return
  throw refuse(lasting && (await grants.holdForTaking(memberId, orgPath)) ? 'OWN_ROLE_ENDS' : 'NOT_ALLOWED')
}
