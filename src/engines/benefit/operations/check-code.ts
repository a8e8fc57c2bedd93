import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { atOpenCounter } from '../counter/at-counter'
import { digitsOf, fingerprintOf, looksLikeOurs } from '../counter/code'
import { notTogetherWith } from '../counter/one-bill'
import { sealTicket } from '../counter/ticket'
import { requireUsable } from '../counter/usable'
import { benefit } from '../contract'
import { termsOf } from '../rules/kind'
import { operation, type Services } from '../services'

/** Codes that were nobody's: by cashier and by shop, so that digits cannot be guessed while they live. */
const WRONG = { calls: 8, seconds: 600 }
const WRONG_AT_SHOP = { calls: 30, seconds: 600 }

/** Shows what would be taken, and takes nothing. What was checked stays good for five minutes at this counter, so that
 *  nobody has to hurry with the bill. */
export const checkCode = operation(benefit.checkCode, {
  prepare: async (given) => {
    const { input, caller, coupons, loaders, clock } = given
    const { shop, merchant } = await atOpenCounter(loaders, caller, input.shopId)
    const code = await codeOf(given, caller.accountId, shop._id, input.code)
    const coupon = await coupons.get(code.couponId)
    const campaign = coupon && (await loaders.campaign(coupon.campaignId))
    if (!coupon || !campaign) throw refuse('CODE_UNKNOWN')
    requireUsable(coupon, campaign, clock.now(), merchant._id)
    if (code.uses !== coupon.uses) throw refuse('CODE_EXPIRED')
    if (coupon.memberId === memberOf(caller)) throw refuse('OWN_COUPON')
    return { coupon, campaign, notTogether: await notTogetherWith(given, coupon, campaign, merchant._id) }
  },
  handle: (given) => {
    const { input, caller, prepared } = given
    const { coupon, campaign, notTogether } = prepared
    const { kind, title, stackable } = campaign.terms
    const { ticket, until } = sealTicket(given, {
      couponId: coupon._id,
      uses: coupon.uses,
      shopId: input.shopId,
      cashierId: memberOf(caller),
    })
    return Promise.resolve({
      ticket,
      ticketUntil: until.toISOString(),
      ...{ title, kind, stackable, notTogether, left: coupon.left },
      ...(kind.type === 'ticket' && { entriesLeft: Math.floor(coupon.left / kind.value) }),
      useUntil: coupon.useUntil.toISOString(),
      terms: termsOf(kind, stackable),
    })
  },
})

/** The code that is on somebody's screen now. A wrong one costs one of few attempts. */
const codeOf = async (given: Services, accountId: string, shopId: string, typed: string) => {
  const { codes, clock, unit } = given
  const digits = digitsOf(given, typed)
  const code = digits === undefined ? null : await codes.find(fingerprintOf(given, digits))
  if (code && code.expiresAt > clock.now()) return code
  await unit.limits.attempt('benefit.wrong-code', accountId, WRONG)
  await unit.limits.attempt('benefit.wrong-code-shop', shopId, WRONG_AT_SHOP)
  throw refuse(code || looksLikeOurs(typed) ? 'CODE_EXPIRED' : 'CODE_UNKNOWN')
}
