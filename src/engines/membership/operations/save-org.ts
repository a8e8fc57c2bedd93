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
  const [parent, org] = [
    await orgTree.get(input.parentId),
    input.orgId === undefined ? null : await orgTree.get(input.orgId),
  ]
  requireScope(caller, input.orgId === undefined ? parent?.orgPath : org?.orgPath, 'staff')
  if (!parent) throw refuse('NOT_FOUND')
  try {
    const orgId = org ? await change(given, org, input) : await add(given, parent, input)
    await unit.audit.record({
      action: 'save-org',
      subject: orgId,
      orgPath: org?.orgPath ?? [...parent.orgPath, orgId],
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

const add = ({ orgTree }: Services, parent: OrgDoc, input: Input): Promise<string> => {
  if (!mayStandBelow(input.kind, parent.kind)) throw refuse('WRONG_LEVEL')
  const { kind, name, industry, tags } = input
  return orgTree.add(
    { kind, name, tags, parentId: parent._id, ...(industry !== undefined && { industry }) },
    parent,
  )
}
