import { sumFen } from '../../../kernel/money'
import { free, promised } from '../rules/accounts'
import type { Services } from '../services'
import { POOL } from '../store/cells'
import type { CouponDoc } from '../store/coupons'
import { TOPICS } from '../topics'

/** Ends held coupons of one campaign that were read in this transaction: the money goes back to the campaign, and those
 *  that were never used go to who waits. */
export const endCoupons = async (
  { coupons, cells, ledger, outbox, figuresDue, clock, ids }: Services,
  found: readonly CouponDoc[],
  how: 'expired' | 'returned',
): Promise<void> => {
  const campaignId = found[0]?.campaignId
  if (campaignId === undefined) return
  const now = clock.now()
  const fen = sumFen(found.map(({ left }) => left))
  const unused = found.filter(({ used }) => used === 0).length
  await coupons.end(found, how, now)
  await ledger.post({
    _id: `release:${ids.next('b')}`,
    kind: 'release',
    at: now,
    count: found.length,
    lines: [
      { account: promised(campaignId), fen: -fen },
      { account: free(campaignId), fen },
    ],
  })
  if (unused > 0) {
    await cells.put(campaignId, POOL, unused)
    await outbox.add(TOPICS.cameBack, `${campaignId}:${ids.next('r')}`, { campaignId })
  }
  await figuresDue(campaignId, now)
}
