import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { openShare } from '../share-path'
import { deliveryId } from '../store/deliveries'

/** WeChat alone says from which group somebody came; the token says only for which one the card was made. So a card
 *  carried elsewhere credits the group where it was opened, and a proof proves one group once. */
export const enterFromGroup = operation(broadcast.enterFromGroup, {
  prepare: async ({ input, caller, signer, groups, deliveries, ports }) => {
    const shared = openShare(signer, input.token)
    if (!shared) throw refuse('NOT_FOUND')
    if (caller.openid === undefined) throw refuse('CODE_REFUSED')
    const { opengid } = await ports.groupProof.redeem({ cloudId: input.cloudId, openid: caller.openid })
    const group = await groups.groupByOpengid(opengid)
    const delivery = group && (await deliveries.get(shared.broadcastId, group.groupId))
    const [meant] = await groups.groups([shared.groupId])
    return { shared, group: delivery?.chat?.channel === 'relay' ? group : undefined, meant }
  },
  handle: async ({ input, prepared: { shared, group, meant }, clock, packs, proofs }) => {
    if (!(await proofs.use(input.cloudId))) throw refuse('CODE_REFUSED')
    if (!group) return { credited: 'none' as const }
    await packs.confirm(deliveryId(shared.broadcastId, group.groupId), clock.now())
    if (group.groupId === shared.groupId) return { credited: 'this' as const }
    await packs.wentTo(deliveryId(shared.broadcastId, shared.groupId), group.name)
    const says = `这张卡片是给“${meant?.name ?? '另一个群'}”的，现在算在“${group.name}”名下；原来那个群还没有发到`
    return { credited: 'other' as const, says }
  },
})
