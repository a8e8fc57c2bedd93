import type { Caller } from '../../../kernel/caller'
import type { GroupFact } from './facts'

/** Whoever proved only a name and identity digits may be somebody else, an employer for one: such a reader listens
 *  and does nothing in the member's name. */
export const isProven = (caller: Caller): caller is Caller & { memberId: string } =>
  caller.trust === 'phone' && caller.memberId !== undefined

/** Under whose name a listener is counted. */
export const listenerOf = (caller: Caller): string => (isProven(caller) ? caller.memberId : caller.accountId)

/** Members of the subtree read a group, and so do its admins. */
export const mayRead = (caller: Caller, group: Pick<GroupFact, 'orgId' | 'adminIds'>): boolean =>
  (caller.trust !== 'none' && caller.orgPath.includes(group.orgId)) ||
  (isProven(caller) && group.adminIds.includes(caller.memberId))
