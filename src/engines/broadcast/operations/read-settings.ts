import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'

/** Of the desk in whose name the caller sends. */
export const readSettings = operation(broadcast.readSettings, async ({ caller, groups, settings }) => {
  const [desk] = scopeOf(caller, 'staff')
  const [org] = desk === undefined ? [] : await groups.orgs([desk])
  if (!org) throw refuse('NOT_FOUND')
  return { orgId: org.orgId, orgName: org.name, approvalAbove: await settings.approvalAbove(org.orgId) }
})
