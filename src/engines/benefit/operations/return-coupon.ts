import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { endCoupons } from '../claiming/end-coupons'
import { benefit } from '../contract'
import { operation } from '../services'
import { openBooks } from '../store/ledger'

/** Given back unused: it goes to who waits, or to the next round. */
export const returnCoupon = operation(benefit.returnCoupon, {
  prepare: ({ unit }) => openBooks(unit),
  handle: async (given) => {
    const { input, caller, coupons, clock } = given
    const coupon = await coupons.get(input.couponId)
    if (coupon?.memberId !== memberOf(caller)) throw refuse('NOT_FOUND')
    if (coupon.used > 0 || coupon.state === 'used') throw refuse('COUPON_USED')
    if (coupon.state === 'expired' || coupon.useUntil <= clock.now()) throw refuse('COUPON_EXPIRED')
    if (coupon.state === 'held') await endCoupons(given, [coupon], 'returned')
    return { done: true as const }
  },
})
