import { requireScope } from '../../../kernel/caller'
import { isDuplicate } from '../../../kernel/database-errors'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import type { ParsedInput } from '../../../kernel/contract'
import { mayStandBelow } from '../rules/org-levels'
import { operation, type Services } from '../services'
import type { OrgDoc } from '../store/orgs'

/** A union does not move: its members' records and rights hang on its place, so that is an import's work. */
export const saveOrg = operation(membership.saveOrg, async (given) => {
  const { input, caller, unit, orgTree } = given
  // Of a union that is changed only itself is looked up: whether its new parent exists elsewhere is nobody's to learn.
  const [parent, org] =
    input.orgId === undefined
      ? [await orgTree.get(input.parentId), null]
      : [null, await orgTree.get(input.orgId)]
  requireScope(caller, (org ?? parent)?.orgPath, 'staff')
  try {
    const orgId = org ? await change(given, org, input) : await add(given, parent, input)
    await unit.audit.record({
      action: 'save-org',
      subject: orgId,
      orgPath: org?.orgPath ?? [...(parent?.orgPath ?? []), orgId],
      detail: `${org ? '修改' : '新增'}工会“${input.name}”`,
    })
    return { orgId }
  } catch (error) {
    throw isDuplicate(error, 'name_among_siblings') ? refuse('NAME_TAKEN') : error
  }
})

type Input = ParsedInput<typeof membership.saveOrg>

const change = async ({ orgTree }: Services, org: OrgDoc, input: Input): Promise<string> => {
  // The top of the tree has no parent to name, so it names itself.
  const stays = input.parentId === (org.parentId ?? org._id) && input.kind === org.kind
  if (!stays) throw refuse('WRONG_LEVEL')
  const { name, industry, tags } = input
  await orgTree.change(org, { name, tags, ...(industry !== undefined && { industry }) })
  return org._id
}

const add = async ({ orgTree }: Services, parent: OrgDoc | null, input: Input): Promise<string> => {
  if (!parent) throw refuse('NOT_FOUND')
  if (!mayStandBelow(input.kind, parent.kind)) throw refuse('WRONG_LEVEL')
  const { kind, name, industry, tags } = input
  return orgTree.add(
    { kind, name, tags, parentId: parent._id, ...(industry !== undefined && { industry }) },
    parent,
  )
}
