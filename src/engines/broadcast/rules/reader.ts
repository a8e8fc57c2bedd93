import type { Caller } from '../../../kernel/caller'
import type { GroupFact, Person } from './facts'

/** Whoever proved only a name and identity digits may be somebody else, an employer for one: such a reader sees the
 *  page, keeps a place of his own, and neither sees nor changes what the member read or acknowledged. */
export const isProven = (caller: Caller): caller is Caller & { memberId: string } =>
  caller.trust === 'phone' && caller.memberId !== undefined

/** Under whose name the place in a feed is kept. */
export const placeKeeper = (caller: Caller): string => (isProven(caller) ? caller.memberId : caller.accountId)

export const asPerson = (caller: Caller): Person => ({
  memberId: placeKeeper(caller),
  orgPath: caller.orgPath,
})

/** Members of the subtree read a group, and so do its admins. */
export const mayRead = (caller: Caller, group: GroupFact): boolean =>
  caller.orgPath.includes(group.orgId) || isAdminOf(caller, group)

export const isAdminOf = (caller: Caller, group: GroupFact): boolean =>
  isProven(caller) && group.adminIds.includes(caller.memberId)
