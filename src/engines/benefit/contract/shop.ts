import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Cursor, Day, Done, Id, Instant, pageOf } from '../../../kernel/shapes'
import { STAFF, Totals } from './shapes'

const DayRow = z.object({
  day: Day,
  closedAt: Instant,
  totals: Totals,
  /** SHA-256, base64url: of this day and all closed days of the merchant before it. */
  hash: z.string(),
  settlementId: Id.optional(),
})

const CashierView = z.object({
  memberId: Id,
  name: z.string(),
  shopId: Id,
  shopName: z.string(),
  role: z.enum(['cashier', 'manager']),
  since: Instant,
})

/** What managers of a shop do: its days and its people. */
export const shop = defineContract({
  closeDay: {
    summary: 'Close the open day of all shops of the merchant; what comes later counts for the next day',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      merchantId: Id,
      /** The open day as the manager sees it: closing twice or another one is refused. */
      day: Day,
    }),
    output: DayRow,
    errors: ['NOT_FOUND', 'ALREADY_CLOSED', 'NOT_THE_OPEN_DAY'],
  },
  listClosedDays: {
    summary: 'Closed days of a merchant, newest first; `open` is the day that runs',
    access: ['worker', ...STAFF],
    input: z.strictObject({ merchantId: Id, cursor: Cursor.optional() }),
    output: pageOf(DayRow).extend({ open: z.object({ day: Day, totals: Totals }) }),
    errors: ['NOT_FOUND'],
  },
  listCashiers: {
    summary: 'Who may redeem at the shops of a merchant: for its managers and staff in scope',
    access: ['worker', ...STAFF],
    input: z.strictObject({ merchantId: Id }),
    output: z.object({ items: z.array(CashierView) }),
    errors: ['NOT_FOUND'],
  },
  inviteCashier: {
    summary: 'A code with which one person joins the shop within 10 minutes: by a manager or staff',
    access: ['worker', 'staff'],
    changes: 'once',
    limit: { calls: 30, seconds: 3600 },
    input: z.strictObject({ shopId: Id, role: z.enum(['cashier', 'manager']) }),
    output: z.object({ code: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
  joinShop: {
    summary: 'Become cashier or manager of a shop with the code that its manager gave',
    access: 'worker',
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({ code: z.string().regex(/^\d{8}$/, '邀请码是 8 位数字') }),
    output: z.object({ shopId: Id, shopName: z.string(), role: z.enum(['cashier', 'manager']) }),
    errors: ['INVITATION_REFUSED'],
  },
  removeCashier: {
    summary: 'Take a cashier or manager off a shop: by a manager of it or staff; takes effect at once',
    access: ['worker', 'staff'],
    changes: 'once',
    input: z.strictObject({ shopId: Id, memberId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'LAST_MANAGER'],
  },
})
