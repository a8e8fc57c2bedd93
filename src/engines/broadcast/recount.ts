import type { Unit } from '../../kernel/unit'
import { createDeliveryStore } from './store/deliveries'
import { createReceiptStore } from './store/receipts'

/** Sets the counters of a broadcast's deliveries to what its receipts say; returns how many groups differed.
 *  For a broadcast that people are still answering, run it in a transaction. */
export const recount = async (unit: Unit, broadcastId: string): Promise<number> =>
  createDeliveryStore(unit).setCounts(broadcastId, await createReceiptStore(unit).countByGroup(broadcastId))
