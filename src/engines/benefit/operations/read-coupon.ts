import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shownCoupon } from '../claiming/shown-coupon'
import { usesOf } from '../claiming/uses'
import { benefit } from '../contract'
import { termsOf } from '../rules/kind'
import { operation } from '../services'

export const readCoupon = operation(benefit.readCoupon, async (given) => {
  const { input, caller, coupons, campaigns } = given
  const coupon = await coupons.get(input.couponId)
  if (coupon?.memberId !== memberOf(caller)) throw refuse('NOT_FOUND')
  const campaign = await campaigns.get(coupon.campaignId)
  if (!campaign) throw refuse('NOT_FOUND')
  return {
    ...(await shownCoupon(given, coupon, campaign)),
    terms: termsOf(campaign.terms.kind, campaign.terms.stackable),
    ...(campaign.pausedFor !== undefined && { pausedFor: campaign.pausedFor }),
    rulesText: campaign.terms.rulesText,
    uses: (await usesOf(given, [coupon]))(coupon._id),
  }
})
