import { memberOf } from '../../../kernel/caller'
import { campaignFor } from '../claiming/campaign'
import { benefit } from '../contract'
import { operation } from '../services'
import { POOL } from '../store/cells'
import { waitId } from '../store/waits'
import { TOPICS } from '../topics'

/** A kept place goes to the next one at once. */
export const leaveWaitingList = operation(benefit.leaveWaitingList, {
  prepare: ({ input, caller, loaders }) => campaignFor(loaders, caller, input.campaignId),
  handle: async ({ input: { campaignId }, caller, waits, cells, outbox, ids }) => {
    const wait = await waits.get(campaignId, memberOf(caller))
    if (wait?.state === 'waiting' || wait?.state === 'offered') {
      await waits.set([waitId(campaignId, wait.memberId)], 'left')
      if (wait.state === 'offered') {
        await cells.put(campaignId, POOL, 1, 0)
        await outbox.add(TOPICS.cameBack, `${campaignId}:${ids.next('l')}`, { campaignId })
      }
    }
    return { done: true as const }
  },
})
