import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { gathered } from '../services'
import { requireItem } from './require-item'

/** "I have read it": implies that it was opened; once given it stands, and asking again answers the same moment. It
 *  counts in the group where the person met the item first. Those who say it at the same moment share a commit. */
export const acknowledge = gathered<typeof broadcast.acknowledge, string>(broadcast.acknowledge, {
  most: 256,
  by: ({ input }) => input.itemId,
  prepare: async (given) => {
    const { input, caller, guides, items } = given
    const [, contents] = await Promise.all([requireItem(given, caller, input), items.find([input.itemId])])
    const guide = contents.get(input.itemId)?.guide
    const [known] = guide ? await guides.guides([guide]) : []
    if (known?.state === 'withdrawn') throw refuse('WITHDRAWN')
    return memberOf(caller)
  },
  handle: async ({ calls, clock, receipts }) => {
    const readers = calls.map(({ input: { itemId, groupId }, prepared: memberId }) => ({
      broadcastId: itemId,
      memberId,
      groupId,
    }))
    const moments = await receipts.acknowledgeAll(readers, clock.now())
    return moments.map((at) => ({ acknowledgedAt: at.toISOString() }))
  },
})
