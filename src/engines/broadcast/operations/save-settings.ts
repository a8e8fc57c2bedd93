import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'

export const saveSettings = operation(
  broadcast.saveSettings,
  async ({ input, caller, audit, groups, settings }) => {
    const [org] = await groups.orgs([input.orgId])
    requireScope(caller, org?.orgPath, 'staff')
    if (!org) throw refuse('NOT_FOUND')
    await settings.set(org.orgId, input.approvalAbove)
    await audit.record({
      action: 'save-broadcast-settings',
      subject: org.orgId,
      orgPath: org.orgPath,
      detail: `超过 ${input.approvalAbove} 个群要第二个人同意`,
    })
    return { done: true as const }
  },
)
