import { scopeOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { touches } from '../rules/audience'
import type { Services } from '../services'
import type { BroadcastDoc } from '../store/broadcasts'
import { NO_COUNTS, type Counts } from '../store/deliveries'

/** A broadcast as far as it concerns the caller's subtrees; elsewhere it is not there. */
export const broadcastInScope = async (
  { broadcasts, groups }: Pick<Services, 'broadcasts' | 'groups'>,
  caller: Caller,
  broadcastId: string,
): Promise<{ broadcast: BroadcastDoc; scope: string[] }> => {
  const scope = scopeOf(caller, 'staff', 'auditor')
  const [broadcast, tops] = await Promise.all([broadcasts.get(broadcastId), groups.orgs(scope)])
  if (!broadcast || !touches(broadcast.reach, tops)) throw refuse('NOT_FOUND')
  return { broadcast, scope }
}

/** What a scope sees of a broadcast: the sums of its deliveries. Until all are planned, whoever oversees the whole
 *  of it sees the numbers it was sent with; undefined when no group of the scope gets it. */
export const countsFor = (
  { planning, planned, resolved }: BroadcastDoc,
  scope: readonly string[],
  sums: Counts | undefined,
): Counts | undefined => {
  const whole = resolved.scope.every((orgId) => scope.includes(orgId))
  if (!planning.done && whole) return { ...(sums ?? NO_COUNTS), ...planned }
  return sums
}
