import { collection } from '../../../kernel/collection'

export type OrgKind = 'city' | 'district' | 'street' | 'park' | 'enterprise' | 'workshop'

/** A union in the tree. */
export interface OrgDoc {
  _id: string
  kind: OrgKind
  name: string
  parentId: string | null
  /** Ids from the top of the tree to this one, itself included: a subtree is one equality on this array. */
  orgPath: string[]
  /** The names along `orgPath`. */
  names: string[]
  industry?: string
  tags: string[]
  /** The import that added it, so that it can be undone. */
  importId?: string
}

export const orgs = collection<OrgDoc>('orgs', [
  { key: { parentId: 1, name: 1 }, unique: true, name: 'name_among_siblings' },
  { key: { orgPath: 1, kind: 1, name: 1 } },
])
