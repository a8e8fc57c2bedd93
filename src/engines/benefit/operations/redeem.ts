import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, shanghaiDay } from '../../../kernel/time'
import { bookTaking } from '../books/book-taking'
import { atOpenCounter } from '../counter/at-counter'
import { UNDO_WITHIN } from '../counter/undo-within'
import { openTicket } from '../counter/ticket'
import { requireUsable } from '../counter/usable'
import { benefit } from '../contract'
import { due, free, promised } from '../rules/accounts'
import { takingOf } from '../rules/amount'
import { operation } from '../services'
import { openBooks } from '../store/ledger'

/** The coupon, the till and the books move in one commit. Of two counters that take the same coupon one is told that it
 *  was used. */
export const redeem = operation(benefit.redeem, {
  prepare: async (given) => {
    const { input, caller, loaders, clock, unit } = given
    const ticket = openTicket(given, input.ticket)
    if (ticket?.cashierId !== memberOf(caller)) throw refuse('TICKET_EXPIRED')
    await openBooks(unit)
    const [{ merchant, shop }, coupon] = await Promise.all([
      atOpenCounter(loaders, caller, ticket.shopId),
      loaders.coupon(ticket.couponId),
    ])
    const campaign = coupon && (await loaders.campaign(coupon.campaignId))
    if (!coupon || !campaign) throw refuse('NOT_FOUND')
    requireUsable(coupon, campaign, clock.now(), merchant._id)
    if (coupon.memberId === memberOf(caller)) throw refuse('OWN_COUPON')
    if (coupon.uses !== ticket.uses) throw refuse('TICKET_EXPIRED')
    const taking = takingOf(campaign.terms.kind, coupon.left, input)
    if (!taking.ok) throw refuse(taking.code)
    return { coupon, campaign, merchant, shop, taking }
  },
  handle: async (given) => {
    const { input, caller, prepared, coupons, movements, ledger, figuresDue, clock, ids } = given
    const { coupon, campaign, merchant, shop, taking } = prepared
    const { amount, ends } = taking
    const now = clock.now()
    const released = ends ? coupon.left - amount : 0
    const left = coupon.left - amount - released
    // The coupon first: whoever comes second meets this write and goes no further.
    const taken = await coupons.change(coupon, {
      left,
      used: coupon.used + amount,
      released: coupon.released + released,
      uses: coupon.uses + 1,
      ...(ends && { state: 'used' as const, endedAt: now }),
    })
    if (!taken) throw refuse('COUPON_USED')
    const cashierId = memberOf(caller)
    const first = coupon.used === 0 ? 1 : 0
    const day = await bookTaking(
      given,
      merchant._id,
      cashierId,
      { campaignId: campaign._id, what: 'use', amount, first },
      shanghaiDay(now),
    )
    const redemptionId = ids.next('red')
    await movements.add({
      ...{ _id: redemptionId, what: 'use', redemptionId, couponId: coupon._id, campaignId: campaign._id },
      ...{ title: campaign.terms.title, memberId: coupon.memberId, merchantId: merchant._id },
      ...{ shopId: shop._id, cashierId, payerId: campaign.orgId, day, at: now, amount, released },
      ...(input.price !== undefined && { price: input.price }),
    })
    await ledger.post({
      _id: `use:${redemptionId}`,
      kind: 'use',
      at: now,
      count: 1,
      lines: [
        { account: promised(campaign._id), fen: -(amount + released) },
        { account: due(merchant._id, campaign.orgId), fen: amount },
        { account: free(campaign._id), fen: released },
      ],
    })
    await figuresDue(campaign._id, now)
    return {
      redemptionId,
      amount,
      ...(input.price !== undefined && { toPay: Math.max(0, input.price - amount) }),
      left,
      day,
      undoUntil: after(now, UNDO_WITHIN).toISOString(),
    }
  },
})
