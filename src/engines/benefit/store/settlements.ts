import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** What a union owes a merchant for some closed days: one sheet, one transfer. */
export interface SettlementDoc {
  _id: string
  merchantId: string
  merchantName: string
  merchantPath: string[]
  /** The union that pays. */
  orgId: string
  orgPath: string[]
  orgName: string
  days: string[]
  uses: number
  amount: number
  state: 'open' | 'paid'
  drawnUpAt: Date
  drawnUpBy: string
  paidAt?: Date
  paidBy?: string
  reference?: string
  invoiceNumber?: string
}

export const settlements = collection<SettlementDoc>('benefit_settlements', [
  { key: { orgPath: 1, drawnUpAt: -1, _id: -1 } },
  { key: { merchantId: 1, drawnUpAt: -1, _id: -1 } },
])

export type SettlementStore = ReturnType<typeof createSettlementStore>

export const createSettlementStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = settlements.of(db)
  return {
    get: (id: string): Promise<SettlementDoc | null> => all.findOne({ _id: id }, options),
    add: async (settlement: SettlementDoc): Promise<void> => {
      await all.insertOne(settlement, options)
    },
    pay: async (
      id: string,
      set: Required<Pick<SettlementDoc, 'paidAt' | 'paidBy' | 'reference'>> &
        Pick<SettlementDoc, 'invoiceNumber'>,
    ): Promise<SettlementDoc | null> =>
      all.findOneAndUpdate(
        { _id: id, state: 'open' },
        { $set: { state: 'paid', ...set } },
        { ...options, returnDocument: 'after' },
      ),
    page: (
      where: { readonly scope?: readonly string[]; readonly merchantIds?: readonly string[] },
      state: 'open' | 'paid' | undefined,
      before: { readonly at: Date; readonly id: string } | undefined,
      limit: number,
    ): Promise<SettlementDoc[]> =>
      all
        .find(
          {
            ...(where.scope && { orgPath: { $in: [...where.scope] } }),
            ...(where.merchantIds && { merchantId: { $in: [...where.merchantIds] } }),
            ...(state && { state }),
            ...(before && {
              $or: [{ drawnUpAt: { $lt: before.at } }, { drawnUpAt: before.at, _id: { $lt: before.id } }],
            }),
          },
          options,
        )
        .sort({ drawnUpAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
  }
}
