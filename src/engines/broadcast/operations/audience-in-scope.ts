import { scopeOf, type Caller } from '../../../kernel/caller'
import type { GroupFacts, OrgFact, ResolvedAudience } from '../ports'
import { outside, reachOf, resolveAudience, type AskedAudience, type Reach } from '../rules/audience'

export interface AudienceInScope {
  readonly resolved: ResolvedAudience
  readonly reach: Reach
  /** Subtree tops and groups that were asked for and are not the caller's; unknown ones among them. */
  readonly foreignOrgs: readonly string[]
  readonly foreignGroups: readonly string[]
  /** The tops of the caller's own subtrees. */
  readonly desks: readonly OrgFact[]
}

/** What was asked for against what the caller is staff of. `resolved` can name nothing outside, whatever was asked. */
export const audienceInScope = async (
  groups: GroupFacts,
  caller: Caller,
  asked: AskedAudience,
): Promise<AudienceInScope> => {
  const scope = scopeOf(caller, 'staff')
  const [orgs, picked] = await Promise.all([
    groups.orgs([...new Set([...scope, ...asked.orgIds])]),
    groups.groups(asked.groupIds),
  ])
  const resolved = resolveAudience(asked, scope)
  const tops = orgs.filter(({ orgId }) => resolved.orgIds.includes(orgId))
  return {
    resolved,
    reach: reachOf([...tops, ...picked]),
    foreignOrgs: outside(asked.orgIds, orgs, ({ orgId }) => orgId, scope),
    foreignGroups: outside(asked.groupIds, picked, ({ groupId }) => groupId, scope),
    desks: scope.flatMap((orgId) => orgs.find((org) => org.orgId === orgId) ?? []),
  }
}
