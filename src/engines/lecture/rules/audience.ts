import type { OrgFact, ResolvedAudience } from './facts'

export interface AskedAudience {
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly industries: readonly string[]
  readonly sizes: ResolvedAudience['sizes']
  readonly groupIds: readonly string[]
  readonly excludeGroupIds: readonly string[]
}

/** What was asked, cut to the planner's scope. A filter alone means "wherever I am staff"; nothing at all means nobody. */
export const resolveAudience = (asked: AskedAudience, scope: readonly string[]): ResolvedAudience => ({
  ...asked,
  scope,
  orgIds: asked.orgIds.length > 0 || !isFiltered(asked) ? asked.orgIds : scope,
})

const isFiltered = ({ tags, industries, sizes }: AskedAudience): boolean =>
  tags.length + industries.length + sizes.length > 0

/** True when something that was asked for does not lie below `scope`; an unknown id is such a thing. */
export const reachesOutside = (
  asked: AskedAudience,
  orgs: readonly Pick<OrgFact, 'orgId' | 'orgPath'>[],
  groups: readonly { readonly groupId: string; readonly orgPath: readonly string[] }[],
  scope: readonly string[],
): boolean => {
  const below = (orgPath: readonly string[] | undefined): boolean =>
    orgPath?.some((orgId) => scope.includes(orgId)) ?? false
  return (
    asked.orgIds.some((id) => !below(orgs.find(({ orgId }) => orgId === id)?.orgPath)) ||
    asked.groupIds.some((id) => !below(groups.find(({ groupId }) => groupId === id)?.orgPath))
  )
}

/** Where a lecture goes, small enough to keep with it: everything on the way to its subtrees and picked groups,
 *  by which staff of any union among them find it, and the tops, below which they find it too. */
export interface Reach {
  readonly tops: readonly string[]
  readonly paths: readonly string[]
}

export const reachOf = (
  tops: readonly { readonly orgId: string; readonly orgPath: readonly string[] }[],
): Reach => ({
  tops: [...new Set(tops.map(({ orgId }) => orgId))],
  paths: [...new Set(tops.flatMap(({ orgPath }) => orgPath))],
})

/** True when a subtree of the reach and a subtree of the scope have a union in common. */
export const touches = (reach: Reach, scope: readonly Pick<OrgFact, 'orgId' | 'orgPath'>[]): boolean =>
  scope.some(
    ({ orgId, orgPath }) =>
      reach.paths.includes(orgId) || orgPath.some((above) => reach.tops.includes(above)),
  )
