import { inScope, memberOf, type Caller } from '../../../kernel/caller'
import { isDuplicate } from '../../../kernel/database-errors'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { groupCodeGuesses } from '../rules/guess-limits'
import { operation } from '../services'
import type { GroupDoc } from '../store/groups'

/** A code that somebody else found is of no use to them: a wrong code and a wrong person get the same answer. */
export const bindGroup = operation(membership.bindGroup, {
  prepare: async ({ input, caller, unit, ports, groupCodes, chatGroups }) => {
    await unit.limits.attempt('groupCode', caller.accountId, groupCodeGuesses)
    const groupId = await groupCodes.groupOf(input.code)
    const group = groupId === undefined ? null : await chatGroups.get(groupId)
    if (!group || !administers(caller, group) || caller.openid === undefined) throw refuse('CODE_REFUSED')
    const { opengid } = await ports.groupProof.redeem({ cloudId: input.cloudId, openid: caller.openid })
    return { group, opengid }
  },
  handle: async ({ input, prepared: { group, opengid }, unit, usedCodes, groupCodes, chatGroups }) => {
    const first =
      (await usedCodes.use('cloudId', input.cloudId)) && (await groupCodes.use(group._id, input.code))
    if (!first) throw refuse('CODE_REFUSED')
    try {
      await chatGroups.bind(group._id, opengid)
    } catch (error) {
      throw isDuplicate(error, 'opengid') ? refuse('GROUP_TAKEN') : error
    }
    await unit.audit.record({
      action: 'bind-group',
      subject: group._id,
      orgPath: group.orgPath,
      detail: `绑定了微信群“${group.name}”`,
    })
    return { groupId: group._id, name: group.name }
  },
})

const administers = (caller: Caller, group: GroupDoc): boolean =>
  group.adminIds.includes(memberOf(caller)) || inScope(caller, group.orgPath, 'groupadmin')
