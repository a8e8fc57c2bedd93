import type { OrgDoc } from '../../../src/engines/membership/store/orgs'

/** Id, kind, parent, name: parents before children. */
export type OrgLine = readonly [string, OrgDoc['kind'], string | null, string]

/** The records of a tree, with the paths that an import or the desk would give them. */
export const treeOf = (lines: readonly OrgLine[]): OrgDoc[] => {
  const made = new Map<string, OrgDoc>()
  for (const [_id, kind, parentId, name] of lines) {
    const parent = parentId === null ? undefined : made.get(parentId)
    const [orgPath, names] = [
      [...(parent?.orgPath ?? []), _id],
      [...(parent?.names ?? []), name],
    ]
    made.set(_id, { _id, kind, name, parentId, orgPath, names, tags: [] })
  }
  return [...made.values()]
}

/** What both worlds of these tests have: city ─ district ─ street ─ firm (─ shop), firm2; beside it street2. */
export const COMMON: readonly OrgLine[] = [
  ['city', 'city', null, '示例市总工会'],
  ['district', 'district', 'city', '样例区总工会'],
  ['street', 'street', 'district', '望海街道总工会'],
  ['street2', 'street', 'district', '长堤街道总工会'],
  ['firm', 'enterprise', 'street', '示例机械有限公司工会'],
  ['shop', 'workshop', 'firm', '一车间分会'],
  ['firm2', 'enterprise', 'street', '示例服装有限公司工会'],
]
