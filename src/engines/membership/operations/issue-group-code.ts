import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { operation } from '../services'

/** Eight digits, one day, once; a new code replaces the old one. */
export const issueGroupCode = operation(
  membership.issueGroupCode,
  async ({ input, caller, unit, chatGroups, groupCodes }) => {
    const group = await chatGroups.get(input.groupId)
    requireScope(caller, group?.orgPath, 'staff')
    if (!group) throw refuse('NOT_FOUND')
    const code = await groupCodes.free(() => unit.ids.digits(8))
    const expiresAt = await groupCodes.put(group._id, code)
    await unit.audit.record({
      action: 'issue-group-code',
      subject: group._id,
      orgPath: group.orgPath,
      detail: `给群“${group.name}”发了绑定码`,
    })
    return { code, expiresAt: expiresAt.toISOString() }
  },
)
