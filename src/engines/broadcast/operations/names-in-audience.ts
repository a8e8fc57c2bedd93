import { inScope, type Caller } from '../../../kernel/caller'
import type { AskedAudience } from '../rules/audience'
import type { Services } from '../services'

/** Names of what an audience names by id; what lies outside the caller's scope has none. */
export const namesIn = async (
  { groups }: Pick<Services, 'groups'>,
  caller: Caller,
  audiences: readonly AskedAudience[],
): Promise<(audience: AskedAudience) => { orgs: Named[]; groups: Named[] }> => {
  const orgIds = audiences.flatMap((audience) => audience.orgIds)
  const groupIds = audiences.flatMap((audience) => [...audience.groupIds, ...audience.excludeGroupIds])
  const [orgs, picked] = await Promise.all([
    groups.orgs([...new Set(orgIds)]),
    groups.groups([...new Set(groupIds)]),
  ])
  const own = <T extends { readonly orgPath: readonly string[] }>(all: readonly T[]): T[] =>
    all.filter(({ orgPath }) => inScope(caller, orgPath, 'staff'))
  const orgNames = new Map(own(orgs).map(({ orgId, name }) => [orgId, name]))
  const groupNames = new Map(own(picked).map(({ groupId, name }) => [groupId, name]))
  return (audience) => ({
    orgs: named(audience.orgIds, orgNames),
    groups: named([...audience.groupIds, ...audience.excludeGroupIds], groupNames),
  })
}

interface Named {
  readonly id: string
  readonly name: string
}

const named = (ids: readonly string[], names: ReadonlyMap<string, string>): Named[] =>
  ids.flatMap((id) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
