import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Line, pageOf, Phone } from '../../../kernel/shapes'
import { STAFF, ShopView } from './shapes'

const MerchantInput = z.strictObject({
  name: Line(60),
  /** The union that keeps the merchant. */
  orgId: Id,
  contact: Line(30),
  phone: Phone,
  /** For the transfer: name of the account, bank, number; encrypted, shown to staff on the sheet only. */
  payee: z.strictObject({
    name: Line(60),
    bank: Line(60),
    account: z.string().regex(/^\d{8,30}$/, '账号是 8 到 30 位数字'),
  }),
  state: z.enum(['active', 'stopped']),
})

const ShopInput = z.strictObject({
  merchantId: Id,
  name: Line(40),
  address: Line(80),
  hours: Line(40),
  phone: z
    .string()
    .regex(/^[0-9-]{7,20}$/, '电话只有数字和短横')
    .optional(),
  location: z
    .strictObject({ latitude: z.number().min(3).max(54), longitude: z.number().min(73).max(136) })
    .optional(),
  state: z.enum(['active', 'stopped']),
})

/** Merchants, their shops and who stands at the counter, as staff keep them. */
export const merchants = defineContract({
  listMerchants: {
    summary: 'Merchants within scope, by name',
    access: STAFF,
    input: z.strictObject({ query: Line(40).optional(), cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        merchantId: Id,
        name: z.string(),
        orgName: z.string(),
        state: z.enum(['active', 'stopped']),
        shops: Count,
      }),
    ),
    errors: [],
  },
  readMerchant: {
    summary: 'A merchant with its shops; bank number masked',
    access: STAFF,
    input: z.strictObject({ merchantId: Id }),
    output: z.object({
      merchantId: Id,
      name: z.string(),
      orgId: Id,
      contact: z.string(),
      /** Masked. */
      phone: z.string(),
      payee: z.object({ name: z.string(), bank: z.string(), account: z.string() }),
      state: z.enum(['active', 'stopped']),
      shops: z.array(ShopView.extend({ state: z.enum(['active', 'stopped']), cashiers: Count })),
    }),
    errors: ['NOT_FOUND'],
  },
  saveMerchant: {
    summary: 'Add a merchant, or change it; without `payee` and `phone` the stored ones stay',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      merchantId: Id.optional(),
      merchant: MerchantInput.extend({
        payee: MerchantInput.shape.payee.optional(),
        phone: Phone.optional(),
      }),
    }),
    output: z.object({ merchantId: Id }),
    errors: ['NOT_FOUND', 'OUT_OF_SCOPE', 'NAME_TAKEN', 'PAYEE_NEEDED'],
  },
  saveShop: {
    summary: 'Add a shop to a merchant, or change it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ shopId: Id.optional(), shop: ShopInput }),
    output: z.object({ shopId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN'],
  },
  saveCashier: {
    summary: 'Make a member cashier or manager of a shop: for the first manager of a merchant',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ shopId: Id, memberId: Id, role: z.enum(['cashier', 'manager']) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
})
