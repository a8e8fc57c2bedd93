import { z } from 'zod'
import { MAX_FEN } from '../../../kernel/money'
import { Count, Day, Id, Instant, Line } from '../../../kernel/shapes'

// All money is whole fen (0.01 yuan); all moments are ISO 8601 in UTC; a day is a calendar day in Asia/Shanghai.

/** 0 … 10^12 fen, whole. */
export const Fen = z.int('金额要精确到分').min(0, '金额不能是负数').max(MAX_FEN, '金额太大了')

/** At least one fen. */
export const SomeFen = Fen.min(1, '金额要大于零')

/** What one coupon is worth. `worst` (below) is the most that it can cost the union. */
export const Kind = z.discriminatedUnion('type', [
  /** 50 元，满 200 可用. `divisible`: may be used in several parts until nothing is left; otherwise one use ends it. */
  z.strictObject({ type: z.literal('fixed'), amount: SomeFen, minimum: Fen, divisible: z.boolean() }),
  /** 打折：减 20%，最多 30 元. One use ends it. */
  z.strictObject({
    type: z.literal('percent'),
    percent: z.int().min(1).max(99),
    ceiling: SomeFen,
    minimum: Fen,
  }),
  /** 按价格档补贴: the highest bracket whose `from` the price reaches. Ascending by `from`. One use ends it. */
  z.strictObject({
    type: z.literal('allowance'),
    brackets: z
      .array(z.strictObject({ from: Fen, amount: SomeFen }))
      .min(1)
      .max(20),
  }),
  /** 礼品：the union pays the shop `value` for each one handed over. */
  z.strictObject({ type: z.literal('gift'), item: Line(40), value: SomeFen }),
  /** 票：`entries` times to be let in, the union pays `value` for each. */
  z.strictObject({
    type: z.literal('ticket'),
    item: Line(40),
    entries: z.int().min(1).max(100),
    value: SomeFen,
  }),
])

/** Takings less what was undone; `amount` can be below zero on a day after which something was undone. */
export const Totals = z.object({ uses: Count, undos: Count, amount: z.int() })

/** One line of a shop's day: something taken, or a taking undone (its amount counts negative in sums). */
export const Movement = z.object({
  /** The redemption that it is, or that it undoes. */
  redemptionId: Id,
  what: z.enum(['use', 'undo']),
  at: Instant,
  day: Day,
  title: z.string(),
  /** The bill, when it was typed. */
  price: Fen.optional(),
  amount: SomeFen,
  cashier: z.string(),
  shopName: z.string(),
  /** Can still be undone by this caller until then. */
  undoUntil: Instant.optional(),
  undone: z.boolean(),
  reason: z.string().optional(),
})

export const ShopView = z.object({
  shopId: Id,
  merchantId: Id,
  name: z.string(),
  merchantName: z.string(),
  address: z.string(),
  hours: z.string(),
  phone: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})

export const STAFF = ['staff', 'auditor'] as const
