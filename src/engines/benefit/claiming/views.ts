import { DAY } from '../../../kernel/time'
import type { CampaignDoc } from '../store/campaigns'
import type { CouponDoc } from '../store/coupons'

/** A coupon as its holder sees it. */
export const couponView = (coupon: CouponDoc, campaign: CampaignDoc, shops: number, now: Date) => {
  // Its time may be over before the timer has come by.
  const over = coupon.state === 'held' && coupon.useUntil <= now
  return {
    couponId: coupon._id,
    campaignId: coupon.campaignId,
    title: campaign.terms.title,
    organiser: campaign.terms.organiser,
    kind: campaign.terms.kind,
    state: over ? (coupon.used > 0 ? ('used' as const) : ('expired' as const)) : coupon.state,
    left: over ? 0 : coupon.left,
    used: coupon.used,
    claimedAt: coupon.claimedAt.toISOString(),
    useFrom: campaign.terms.useFrom,
    useUntil: coupon.useUntil.toISOString(),
    soon: coupon.state === 'held' && !over && coupon.useUntil.getTime() - now.getTime() < 3 * DAY,
    paused: campaign.state === 'paused',
    shops,
  }
}
