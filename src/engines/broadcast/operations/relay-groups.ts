import { memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import type { GroupFact } from '../ports'
import { asPerson, isAdminOf } from '../rules/reader'
import type { Services } from '../services'

/** A group in which the caller passes things on, as its admin or instead of one. */
export interface RelayGroup extends GroupFact {
  /** The admin's member id, when the caller is a deputy. */
  readonly deputyOf?: string
}

type Needs = Pick<Services, 'groups' | 'deputies' | 'clock'>

export const relayGroups = async (
  { groups, deputies, clock }: Needs,
  caller: Caller,
): Promise<readonly RelayGroup[]> => {
  const me = memberOf(caller)
  // One after the other: a transaction bears no two reads at once.
  const mine = await groups.groupsOf(asPerson(caller))
  const instead = await deputies.ofMember(me, shanghaiDay(clock.now()))
  const own = mine.filter((group) => isAdminOf(caller, group))
  const others = await groups.groups(
    instead.map(({ groupId }) => groupId).filter((id) => !own.some(({ groupId }) => groupId === id)),
  )
  return [
    ...own,
    ...others.flatMap((group) => {
      const naming = instead.find(({ groupId }) => groupId === group.groupId)
      // Who is no admin any more has no deputy either.
      return naming && group.adminIds.includes(naming.insteadOf)
        ? [{ ...group, deputyOf: naming.insteadOf }]
        : []
    }),
  ]
}

/** One of them; everything else is not there. */
export const relayGroup = async (given: Needs, caller: Caller, groupId: string): Promise<RelayGroup> => {
  const found = (await relayGroups(given, caller)).find((group) => group.groupId === groupId)
  if (!found) throw refuse('NOT_FOUND')
  return found
}

/** Only of an admin: a deputy names no deputies. */
export const adminGroup = async (given: Needs, caller: Caller, groupId: string): Promise<GroupFact> => {
  const [group] = await given.groups.groups([groupId])
  if (!group || !isAdminOf(caller, group)) throw refuse('NOT_FOUND')
  return group
}
