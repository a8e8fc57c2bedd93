import type { Unit } from '../../kernel/unit'
import { createDeliveryStore, deliveryId } from './store/deliveries'
import { createReceiptStore, type GroupCount } from './store/receipts'

/** Topic of the message that a broadcast's receipts are to be counted; payload `{ broadcastId }`. */
export const COUNT = 'broadcast.count'

/** Adds at most `limit` receipts to the counters of their groups, and returns how many. Runs in a transaction, so each
 *  is counted once, whoever else counts and wherever it is killed. */
export const countReceipts = async (unit: Unit, broadcastId: string, limit: number): Promise<number> => {
  const receipts = createReceiptStore(unit)
  const deliveries = createDeliveryStore(unit)
  const uncounted = await receipts.takeUncounted(broadcastId, limit)
  // Somebody may open it in the page before its delivery is written: counted later, when there is where to count.
  const there = await deliveries.existing([
    ...new Set(uncounted.map(({ groupId }) => deliveryId(broadcastId, groupId))),
  ])
  const taken = uncounted.filter(({ groupId }) => there.has(deliveryId(broadcastId, groupId)))
  const sums = new Map<string, GroupCount>()
  for (const { groupId, uncounted } of taken) {
    const sum = sums.get(groupId) ?? { broadcastId, groupId, opened: 0, acknowledged: 0 }
    sum.opened += uncounted?.opened ?? 0
    sum.acknowledged += uncounted?.acknowledged ?? 0
    sums.set(groupId, sum)
  }
  await deliveries.add([...sums.values()])
  if (taken.length > 0) await receipts.markCounted(taken.map(({ _id }) => _id))
  return taken.length
}

/** Sets the counters of a broadcast to what its receipts say, and returns how many groups differed: 0 when all is
 *  right. Runs in a transaction, so that people may answer meanwhile. */
export const recount = async (unit: Unit, broadcastId: string): Promise<number> =>
  createDeliveryStore(unit).setCounts(broadcastId, await createReceiptStore(unit).counted(broadcastId))
