import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, HOUR, SECOND } from '../../../kernel/time'
import { CODE_LIFE, fingerprintOf, qrOf, REFRESH } from '../counter/code'
import { requireUsable } from '../counter/usable'
import { benefit } from '../contract'
import { operation } from '../services'

/** A new code each time: a picture of an old one is worth nothing after a minute, and nothing after a use. */
export const showCode = operation(benefit.showCode, {
  prepare: async ({ input, caller, coupons, loaders, clock }) => {
    const coupon = await coupons.get(input.couponId)
    if (coupon?.memberId !== memberOf(caller)) throw refuse('NOT_FOUND')
    const campaign = await loaders.campaign(coupon.campaignId)
    if (!campaign) throw refuse('NOT_FOUND')
    requireUsable(coupon, campaign, clock.now())
    return coupon
  },
  handle: async (given) => {
    const { prepared: coupon, codes, ids, clock } = given
    const now = clock.now()
    const digits = ids.digits(12)
    const expiresAt = after(now, CODE_LIFE * SECOND)
    await codes.add({
      _id: fingerprintOf(given, digits),
      couponId: coupon._id,
      uses: coupon.uses,
      expiresAt,
      forgetAt: after(now, HOUR),
    })
    return {
      qr: qrOf(given, digits, expiresAt),
      digits,
      expiresAt: expiresAt.toISOString(),
      refreshSeconds: REFRESH,
    }
  },
})
