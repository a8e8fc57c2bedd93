import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, pageOf } from '../../../kernel/shapes'
import { Kind, ShopView, SomeFen } from './shapes'
import { CampaignCard, CouponView } from './views'

/** What a person has and had, the code for the counter, and where it counts. */
export const ownCoupons = defineContract({
  listMyBenefits: {
    summary: 'What I have, what I wait for, what I could have and why (not); what runs out first comes first',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      have: z.array(CouponView),
      waiting: z.array(
        z.object({
          campaignId: Id,
          title: z.string(),
          kind: Kind,
          state: z.enum(['queued', 'waiting', 'offered']),
          place: z.int().positive().optional(),
          until: Instant.optional(),
        }),
      ),
      could: z.array(CampaignCard),
      /** Coupons that are used up, expired or given back. */
      past: Count,
    }),
    errors: [],
  },
  listMyHistory: {
    summary: 'Coupons that are over, newest first, each with what was used where',
    access: 'worker',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(
      CouponView.extend({
        uses: z.array(z.object({ at: Instant, shopName: z.string(), amount: SomeFen, undone: z.boolean() })),
      }),
    ),
    errors: [],
  },
  readCoupon: {
    summary: 'One coupon of the person: rules, what was used where, what is left',
    access: 'worker',
    input: z.strictObject({ couponId: Id }),
    output: CouponView.extend({
      terms: z.array(z.string()),
      /** While the campaign is paused: why. */
      pausedFor: z.string().optional(),
      rulesText: z.string(),
      uses: z.array(z.object({ at: Instant, shopName: z.string(), amount: SomeFen, undone: z.boolean() })),
    }),
    errors: ['NOT_FOUND'],
  },
  showCode: {
    summary: 'A code to show at the counter: as a QR code and as 12 digits, both good for at most 60 seconds',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 60, seconds: 300 },
    input: z.strictObject({ couponId: Id }),
    output: z.object({
      /** Text of the QR code; goes to checkCode as it is. */
      qr: z.string(),
      /** The same in 12 digits, for typing. */
      digits: z.string().regex(/^\d{12}$/),
      expiresAt: Instant,
      /** Fetch a new one after so many seconds, by the phone's own stopwatch, whatever its clock says. */
      refreshSeconds: z.int().positive(),
    }),
    errors: ['NOT_FOUND', 'COUPON_USED', 'COUPON_EXPIRED', 'COUPON_NOT_YET', 'CAMPAIGN_PAUSED'],
  },
  returnCoupon: {
    summary: 'Give an unused coupon back, so that somebody else gets it',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ couponId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'COUPON_USED', 'COUPON_EXPIRED'],
  },
  listShops: {
    summary: 'Shops where a campaign counts (all running ones without a campaign), by name',
    access: 'worker',
    input: z.strictObject({ campaignId: Id.optional(), cursor: Cursor.optional() }),
    output: pageOf(ShopView),
    errors: ['NOT_FOUND'],
  },
})
