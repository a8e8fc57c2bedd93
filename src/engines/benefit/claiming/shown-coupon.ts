import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { CouponDoc } from '../store/coupons'
import { shopCountsOf } from './shop-counts'
import { couponView } from './views'

/** One coupon as its holder sees it now. */
export const shownCoupon = async (
  services: Pick<Services, 'loaders' | 'clock'>,
  coupon: CouponDoc,
  campaign: CampaignDoc,
) => {
  const shopsOf = await shopCountsOf(services, [campaign])
  return couponView(coupon, campaign, shopsOf(campaign).count, services.clock.now())
}
