import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { operation } from '../services'

/** A group that is not ours and one that is not theirs get the same answer: nobody learns which groups are bound. */
export const findGroupHere = operation(membership.findGroupHere, {
  prepare: ({ input, caller, ports }) => {
    if (caller.openid === undefined) throw refuse('CODE_REFUSED')
    return ports.groupProof.redeem({ cloudId: input.cloudId, openid: caller.openid })
  },
  handle: async ({ input, caller, prepared: { opengid }, usedCodes, chatGroups }) => {
    if (!(await usedCodes.use('cloudId', input.cloudId))) throw refuse('CODE_REFUSED')
    const group = await chatGroups.byOpengid(opengid)
    const reads = group && (caller.orgPath.includes(group.orgId) || group.adminIds.includes(memberOf(caller)))
    return reads ? { group: { groupId: group._id, name: group.name } } : {}
  },
})
