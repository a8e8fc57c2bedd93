import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { requireItem } from './require-item'

/** "I have read it": implies that it was opened; once given it stands, and asking again answers the same moment. It
 *  counts in the group where the person met the item first. */
export const acknowledge = operation(broadcast.acknowledge, {
  prepare: async (given) => {
    const { input, caller, guides, items } = given
    await requireItem(given, caller, input)
    const guide = (await items.find([input.itemId])).get(input.itemId)?.guide
    const [known] = guide ? await guides.guides([guide]) : []
    if (known?.state === 'withdrawn') throw refuse('WITHDRAWN')
  },
  handle: async ({ input: { itemId, groupId }, caller, clock, receipts }) => {
    const reader = { broadcastId: itemId, memberId: memberOf(caller), groupId }
    const { acknowledgedAt } = await receipts.note(reader, clock.now(), true)
    if (!acknowledgedAt) throw new Error('an acknowledgement was not kept')
    return { acknowledgedAt: acknowledgedAt.toISOString() }
  },
})
