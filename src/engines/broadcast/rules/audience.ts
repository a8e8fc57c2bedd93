import type { OrgFact, ResolvedAudience, UnionSize } from './facts'

export interface AskedAudience {
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly industries: readonly string[]
  readonly sizes: readonly UnionSize[]
  readonly groupIds: readonly string[]
  readonly excludeGroupIds: readonly string[]
}

/** What was asked, cut to the sender's scope. A filter alone means "wherever I am staff"; nothing at all means nobody. */
export const resolveAudience = (asked: AskedAudience, scope: readonly string[]): ResolvedAudience => ({
  ...asked,
  scope,
  orgIds: asked.orgIds.length > 0 || !filters(asked) ? asked.orgIds : scope,
})

const filters = ({ tags, industries, sizes }: AskedAudience): boolean =>
  tags.length + industries.length + sizes.length > 0

/** The ids that were asked for and are not below any of `scope`; an unknown id is one of them. */
export const outside = <T extends { readonly orgPath: readonly string[] }>(
  asked: readonly string[],
  found: readonly T[],
  idOf: (fact: T) => string,
  scope: readonly string[],
): string[] => {
  const inside = new Set(
    found.filter((fact) => fact.orgPath.some((orgId) => scope.includes(orgId))).map(idOf),
  )
  return asked.filter((id) => !inside.has(id))
}

/** Where a broadcast went, small enough to keep with it: the tops of its subtrees and everything above them. */
export interface Reach {
  readonly tops: readonly string[]
  readonly paths: readonly string[]
}

export const reachOf = (tops: readonly Pick<OrgFact, 'orgId' | 'orgPath'>[]): Reach => ({
  tops: [...new Set(tops.map((top) => top.orgId))],
  paths: [...new Set(tops.flatMap((top) => top.orgPath))],
})

/** True when a subtree of the reach and a subtree of the scope have a union in common. */
export const touches = (reach: Reach, scope: readonly Pick<OrgFact, 'orgId' | 'orgPath'>[]): boolean =>
  scope.some(
    ({ orgId, orgPath }) =>
      reach.paths.includes(orgId) || orgPath.some((above) => reach.tops.includes(above)),
  )

/** With arrays of its own, as it leaves. */
export const plainAudience = (audience: AskedAudience) => ({
  orgIds: [...audience.orgIds],
  tags: [...audience.tags],
  industries: [...audience.industries],
  sizes: [...audience.sizes],
  groupIds: [...audience.groupIds],
  excludeGroupIds: [...audience.excludeGroupIds],
})
