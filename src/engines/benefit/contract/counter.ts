import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Day, Id, Instant, Line } from '../../../kernel/shapes'
import { Fen, Kind, Movement, SomeFen, Totals } from './shapes'

/** What a cashier sees of a coupon before taking it. No name of the holder. */
const CodeCheck = z.object({
  /** Stands for the code from now on: five minutes, this cashier, this shop. Goes into `redeem`. */
  ticket: z.string(),
  ticketUntil: Instant,
  title: z.string(),
  kind: Kind,
  left: Fen,
  /** Entries left, for a ticket. */
  entriesLeft: Count.optional(),
  useUntil: Instant,
  stackable: z.boolean(),
  /** Coupons that the holder used at this merchant in the last 15 minutes and that may not be used on one bill with this one,
   *  newest first. A warning: the cashier sees whether it is the same bill. */
  notTogether: z.array(z.object({ title: z.string(), at: Instant })),
  /** Rules in plain words, one a line: 满 200 元可用, 一次用完 … */
  terms: z.array(z.string()),
})

/** At the counter: whoever is cashier or manager of the shop. */
export const counter = defineContract({
  listMyShops: {
    summary: 'Shops where the person is cashier or manager; empty for everybody else',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          shopId: Id,
          shopName: z.string(),
          merchantId: Id,
          merchantName: z.string(),
          role: z.enum(['cashier', 'manager']),
          /** The day on which a redemption would be booked now. */
          day: Day,
          today: Totals,
        }),
      ),
    }),
    errors: [],
  },
  checkCode: {
    summary: 'What a scanned or typed code stands for: amount and rules; nothing is taken yet',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      shopId: Id,
      /** The text of the QR code, or 12 digits (spaces are ignored). */
      code: z
        .string()
        .max(200)
        .regex(/^[A-Za-z0-9_.:\- ]+$/, '这不是券码'),
    }),
    output: CodeCheck,
    errors: [
      'NOT_FOUND',
      'CODE_UNKNOWN',
      'CODE_EXPIRED',
      'OTHER_MERCHANT',
      'COUPON_USED',
      'COUPON_EXPIRED',
      'COUPON_NOT_YET',
      'OWN_COUPON',
      'CAMPAIGN_PAUSED',
      'SHOP_STOPPED',
    ],
  },
  redeem: {
    summary: 'Take a coupon, wholly or in part; the amount follows from its rules and the bill',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      ticket: z.string().min(1).max(500),
      /** The bill; needed for every kind but gift and ticket. */
      price: SomeFen.optional(),
      /** Take less than the rules give: only for a divisible fixed amount. Absent: as much as the rules give. */
      amount: SomeFen.optional(),
      /** How many go in, for a ticket; absent: 1. */
      entries: z.int().min(1).max(100).optional(),
    }),
    output: z.object({
      redemptionId: Id,
      amount: SomeFen,
      /** What the customer still pays, when there is a bill. */
      toPay: Fen.optional(),
      left: Fen,
      day: Day,
      undoUntil: Instant,
    }),
    errors: [
      'TICKET_EXPIRED',
      'NOT_FOUND',
      'OTHER_MERCHANT',
      'COUPON_USED',
      'COUPON_EXPIRED',
      'CAMPAIGN_PAUSED',
      'SHOP_STOPPED',
      'OWN_COUPON',
      'PRICE_NEEDED',
      'BELOW_MINIMUM',
      'TOO_MUCH',
      'NOT_DIVISIBLE',
    ],
  },
  undoRedemption: {
    summary:
      'Undo a redemption of the last ten minutes, with a reason: by its cashier or a manager of the shop',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ redemptionId: Id, reason: Line(100) }),
    output: z.object({ redemptionId: Id, amount: SomeFen, day: Day }),
    errors: ['NOT_FOUND', 'TOO_LATE', 'ALREADY_UNDONE'],
  },
  readShopDay: {
    summary:
      'Daily report of a shop: totals, by campaign, by cashier (a cashier sees the own line), newest movements',
    access: 'worker',
    input: z.strictObject({ shopId: Id, day: Day.optional(), cursor: Cursor.optional() }),
    output: z.object({
      shopId: Id,
      shopName: z.string(),
      role: z.enum(['cashier', 'manager']),
      day: Day,
      /** Of the whole merchant: closed days take nothing more. */
      closed: z.boolean(),
      totals: Totals,
      byCampaign: z.array(z.object({ campaignId: Id, title: z.string(), totals: Totals })),
      byCashier: z.array(z.object({ memberId: Id, name: z.string(), totals: Totals })),
      movements: z.array(Movement),
      next: Cursor.optional(),
    }),
    errors: ['NOT_FOUND'],
  },
})
