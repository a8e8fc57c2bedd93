import { refuse } from '../../../kernel/refusal'
import type { CampaignDoc } from '../store/campaigns'
import type { CouponDoc } from '../store/coupons'

/** Refuses with the one reason why a coupon cannot be used now at this merchant (any, without one). */
export const requireUsable = (
  coupon: CouponDoc,
  campaign: CampaignDoc,
  now: Date,
  merchantId?: string,
): void => {
  if (merchantId !== undefined && !campaign.terms.merchantIds.includes(merchantId)) {
    throw refuse('OTHER_MERCHANT')
  }
  if (coupon.state === 'used') throw refuse('COUPON_USED')
  if (coupon.state !== 'held' || coupon.useUntil <= now) throw refuse('COUPON_EXPIRED')
  if (Date.parse(campaign.terms.useFrom) > now.getTime()) throw refuse('COUPON_NOT_YET')
  if (campaign.state === 'paused') throw refuse('CAMPAIGN_PAUSED')
  if (campaign.state !== 'running') throw refuse('COUPON_EXPIRED')
}
