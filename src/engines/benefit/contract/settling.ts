import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Day, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { Movement, STAFF, Totals } from './shapes'

const SettlementRow = z.object({
  settlementId: Id,
  merchantId: Id,
  merchantName: z.string(),
  /** The union that pays. */
  orgId: Id,
  orgName: z.string(),
  fromDay: Day,
  toDay: Day,
  days: Count,
  uses: Count,
  amount: z.int(),
  state: z.enum(['open', 'paid']),
  drawnUpAt: Instant,
  paidAt: Instant.optional(),
  invoiceNumber: z.string().optional(),
})

const FormFile = z.object({ path: z.string(), fileName: z.string(), expiresAt: Instant })

/** Settlement sheets, payment and the books. */
export const settling = defineContract({
  listSettlements: {
    summary: 'Settlement sheets, newest first: of the own merchant for its managers, within scope for staff',
    access: ['worker', ...STAFF],
    input: z.strictObject({
      merchantId: Id.optional(),
      state: z.enum(['open', 'paid']).optional(),
      cursor: Cursor.optional(),
    }),
    output: pageOf(SettlementRow),
    errors: ['NOT_FOUND'],
  },
  listUnsettled: {
    summary: 'Merchants with closed days that are on no sheet yet, by paying union within scope',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          merchantId: Id,
          merchantName: z.string(),
          orgId: Id,
          orgName: z.string(),
          fromDay: Day,
          toDay: Day,
          days: Count,
          amount: z.int(),
        }),
      ),
    }),
    errors: [],
  },
  drawUpSettlement: {
    summary: 'One sheet of all closed days of a merchant, up to a day, that a union has to pay',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ merchantId: Id, orgId: Id, toDay: Day }),
    output: z.object({ settlementId: Id, amount: z.int() }),
    errors: ['NOT_FOUND', 'NOTHING_TO_SETTLE', 'BELOW_ZERO'],
  },
  readSettlement: {
    summary: 'A settlement sheet: days, campaigns, and every movement on it',
    access: ['worker', ...STAFF],
    input: z.strictObject({ settlementId: Id, cursor: Cursor.optional() }),
    output: SettlementRow.extend({
      byDay: z.array(z.object({ day: Day, totals: Totals, hash: z.string() })),
      byCampaign: z.array(z.object({ campaignId: Id, title: z.string(), totals: Totals })),
      reference: z.string().optional(),
      movements: z.array(Movement),
      next: Cursor.optional(),
      /** Forms that can be made here; without a font for Chinese there is no pdf. */
      forms: z.array(z.enum(['xlsx', 'pdf'])),
    }),
    errors: ['NOT_FOUND'],
  },
  exportSettlement: {
    summary: 'The sheet as a file to download: .xlsx, or .pdf where a font for Chinese is there; audited',
    access: ['worker', ...STAFF],
    changes: 'once',
    limit: { calls: 30, seconds: 600 },
    input: z.strictObject({ settlementId: Id, form: z.enum(['xlsx', 'pdf']) }),
    output: FormFile,
    errors: ['NOT_FOUND', 'NO_FONT'],
  },
  markPaid: {
    summary: 'The money was transferred: by staff of the paying union, with the reference of the transfer',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      settlementId: Id,
      /** Number of the bank's receipt. */
      reference: Line(60),
      invoiceNumber: Line(40).optional(),
    }),
    output: SettlementRow,
    errors: ['NOT_FOUND', 'ALREADY_PAID', 'OWN_SHEET'],
  },
  readBooks: {
    summary: 'Balances of the double-entry books of a campaign or a merchant; they add up to zero',
    access: STAFF,
    consistent: true,
    input: z.strictObject({ campaignId: Id.optional(), merchantId: Id.optional() }),
    output: z.object({
      accounts: z.array(z.object({ account: z.string(), name: z.string(), balance: z.int() })),
      entries: Count,
    }),
    errors: ['NOT_FOUND'],
  },
})
