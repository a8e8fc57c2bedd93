import type { Services } from '../services'
import { deliveryId, type Counts, type Sent } from '../store/deliveries'
import type { GroupCount } from '../store/receipts'

export interface LiveCounts {
  /** By broadcast, over the groups below `orgIds`. */
  readonly sums: Map<string, Counts>
  /** What the counters of a delivery lack yet, by the delivery's id. */
  readonly fresh: ReadonlyMap<string, GroupCount>
}

/** Counters, and what they do not hold yet. The counters are read first: a receipt that is counted in between is
 *  missing for this one look, and none is ever shown twice. */
export const liveCounts = async (
  { deliveries, receipts }: Pick<Services, 'deliveries' | 'receipts'>,
  sent: readonly Sent[],
  orgIds: readonly string[],
): Promise<LiveCounts> => {
  const sums = await deliveries.sums(sent, orgIds)
  const uncounted = await receipts.uncounted(sent.map(({ _id }) => _id))
  const fresh = new Map(uncounted.map((count) => [deliveryId(count.broadcastId, count.groupId), count]))
  for (const id of await deliveries.within([...fresh.keys()], orgIds)) {
    const more = fresh.get(id)
    const sum = more && sums.get(more.broadcastId)
    if (!more || !sum) continue
    sum.opened += more.opened
    sum.acknowledged += more.acknowledged
  }
  return { sums, fresh }
}
