import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, DAY, shanghaiDay } from '../../../kernel/time'
import { bookTaking } from '../books/book-taking'
import { atCounter } from '../counter/at-counter'
import { UNDO_WITHIN } from '../counter/undo-within'
import { benefit } from '../contract'
import { due, free, promised } from '../rules/accounts'
import { operation } from '../services'
import { openBooks } from '../store/ledger'

/** The person has the coupon again as it was, and at least a day to use it; the day's books get a line against it. */
export const undoRedemption = operation(benefit.undoRedemption, {
  prepare: async ({ input, caller, loaders, movements, unit }) => {
    await openBooks(unit)
    const use = await movements.get(input.redemptionId)
    if (use?.what !== 'use') throw refuse('NOT_FOUND')
    const { cashier } = await atCounter(loaders, caller, use.shopId)
    if (cashier.role !== 'manager' && use.cashierId !== cashier.memberId) throw refuse('NOT_FOUND')
  },
  handle: async (given) => {
    const { input, caller, movements, coupons, ledger, figuresDue, clock, audit, merchants } = given
    const now = clock.now()
    const use = await movements.get(input.redemptionId)
    if (use?.what !== 'use') throw refuse('NOT_FOUND')
    if (use.undoneAt) throw refuse('ALREADY_UNDONE')
    if (after(use.at, UNDO_WITHIN) < now) throw refuse('TOO_LATE')
    const coupon = await coupons.get(use.couponId)
    if (!coupon) throw refuse('NOT_FOUND')
    const { amount, released, campaignId, merchantId, payerId } = use
    await movements.markUndone(use._id, now)
    const tomorrow = after(now, DAY)
    const back = await coupons.change(
      coupon,
      {
        state: 'held',
        left: coupon.left + amount + released,
        used: coupon.used - amount,
        released: coupon.released - released,
        uses: coupon.uses + 1,
        useUntil: coupon.useUntil < tomorrow ? tomorrow : coupon.useUntil,
      },
      ['endedAt'],
    )
    if (!back) throw refuse('AWAY', { retryAfter: 1 })
    const cashierId = memberOf(caller)
    const first = coupon.used === amount ? -1 : 0
    const day = await bookTaking(
      given,
      merchantId,
      cashierId,
      { campaignId, what: 'undo', amount, first },
      shanghaiDay(now),
    )
    const id = `undo:${use._id}`
    const { price: _price, undoneAt: _undoneAt, ...same } = use
    await movements.add({ ...same, _id: id, what: 'undo', day, at: now, cashierId, reason: input.reason })
    await ledger.post({
      _id: id,
      kind: 'undo',
      at: now,
      count: 1,
      lines: [
        { account: promised(campaignId), fen: amount + released },
        { account: due(merchantId, payerId), fen: -amount },
        { account: free(campaignId), fen: -released },
      ],
    })
    const merchant = await merchants.get(merchantId)
    await audit.record({
      action: 'undo-redemption',
      subject: use._id,
      orgPath: merchant?.orgPath ?? [],
      detail: `撤销了一笔核销：${input.reason}`,
    })
    await figuresDue(campaignId, now)
    return { redemptionId: use._id, amount, day }
  },
})
