import { after, MINUTE } from '../../../kernel/time'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { CouponDoc } from '../store/coupons'

/** For so long a bill may be under way: two coupons that somebody uses at one merchant in this time may be for the same one. */
export const ONE_BILL = 15 * MINUTE

/** Other coupons that the holder has just used at this merchant and that do not go with this one, newest first: what they are
 *  called and when, nothing else. Whether it is the same bill only the cashier sees, so it is said and refuses nothing. */
export const notTogetherWith = async (
  { movements, loaders, clock }: Pick<Services, 'movements' | 'loaders' | 'clock'>,
  coupon: CouponDoc,
  { terms: { stackable } }: CampaignDoc,
  merchantId: string,
): Promise<{ title: string; at: string }[]> => {
  const used = await movements.usedSince(coupon.memberId, merchantId, after(clock.now(), -ONE_BILL))
  const others = used.filter(({ couponId }) => couponId !== coupon._id)
  const alone = await Promise.all(
    others.map(
      async ({ campaignId }) => !stackable || (await loaders.campaign(campaignId))?.terms.stackable === false,
    ),
  )
  return others.flatMap(({ title, at }, n) => (alone[n] ? [{ title, at: at.toISOString() }] : []))
}
