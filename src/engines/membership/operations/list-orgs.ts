import { requireScope, scopeOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { operation } from '../services'

/** Without a parent: where the caller's scope begins. */
export const listOrgs = operation(membership.listOrgs, async ({ input, caller, orgTree }) => {
  const { parentId, text, cursor } = input
  if (parentId !== undefined) requireScope(caller, (await orgTree.get(parentId))?.orgPath, 'staff', 'auditor')
  const tops = scopeOf(caller, 'staff', 'auditor')
  const { items, next } = await orgTree.page(
    { tops, ...(parentId !== undefined && { parentId }), ...(text !== undefined && { text }) },
    cursor,
  )
  const sizes = await orgTree.sizesOf(items.map((org) => org._id))
  return {
    items: items.map((org) => ({
      orgId: org._id,
      ...(org.parentId !== null && { parentId: org.parentId }),
      kind: org.kind,
      name: org.name,
      path: org.names,
      ...(org.industry !== undefined && { industry: org.industry }),
      tags: org.tags,
      ...(sizes.get(org._id) ?? { members: 0, unions: 0 }),
    })),
    ...(next !== undefined && { next }),
  }
})
