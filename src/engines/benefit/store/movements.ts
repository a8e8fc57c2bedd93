import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** Something taken at a counter, or a taking undone. Never changed but for the mark that it was undone, and the sheet
 *  it is paid with. */
export interface MovementDoc {
  /** `red_…` for a use; `undo:red_…` for its undoing, so that there is one at most. */
  _id: string
  what: 'use' | 'undo'
  redemptionId: string
  couponId: string
  campaignId: string
  title: string
  memberId: string
  merchantId: string
  shopId: string
  cashierId: string
  /** The union that pays. */
  payerId: string
  /** The merchant's open day when it was booked. */
  day: string
  at: Date
  /** Fen, above zero, for uses and undoings alike. */
  amount: number
  /** What this use released because it ended the coupon; an undoing takes it back. */
  released: number
  price?: number
  undoneAt?: Date
  reason?: string
}

export const movements = collection<MovementDoc>('benefit_movements', [
  { key: { merchantId: 1, day: 1, _id: 1 } },
  { key: { shopId: 1, day: 1, at: -1, _id: -1 } },
  { key: { couponId: 1, at: 1 } },
  { key: { memberId: 1, merchantId: 1, at: -1 } },
])

export interface At {
  readonly at: Date
  readonly id: string
}

export type MovementStore = ReturnType<typeof createMovementStore>

export const createMovementStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = movements.of(db)
  return {
    get: (id: string): Promise<MovementDoc | null> => all.findOne({ _id: id }, options),
    add: async (movement: MovementDoc): Promise<void> => {
      await all.insertOne(movement, options)
    },
    markUndone: async (id: string, at: Date): Promise<void> => {
      await all.updateOne({ _id: id }, { $set: { undoneAt: at } }, options)
    },
    /** What a person has used at a merchant since a moment and nobody has undone, newest first, at most ten. */
    usedSince: (memberId: string, merchantId: string, since: Date): Promise<MovementDoc[]> =>
      all
        .find(
          { memberId, merchantId, at: { $gte: since }, what: 'use', undoneAt: { $exists: false } },
          options,
        )
        .sort({ at: -1 })
        .limit(10)
        .toArray(),
    ofCoupons: (couponIds: readonly string[]): Promise<MovementDoc[]> =>
      all
        .find({ couponId: { $in: [...couponIds] }, what: 'use' }, options)
        .sort({ at: 1 })
        .limit(2_000)
        .toArray(),
    /** Of a merchant's day in the order of their ids, for its hash. */
    ofDay: (merchantId: string, day: string) => all.find({ merchantId, day }, options).sort({ _id: 1 }),
    pageOfShop: (
      shopId: string,
      day: string,
      cashierId: string | undefined,
      before: At | undefined,
      limit: number,
    ): Promise<MovementDoc[]> =>
      all
        .find(
          {
            ...{ shopId, day },
            ...(cashierId !== undefined && { cashierId }),
            ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
          },
          options,
        )
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    /** Of some days of a merchant that one union pays, by day and id. */
    pageOfSheet: (
      merchantId: string,
      payerId: string,
      days: readonly string[],
      after: { readonly day: string; readonly id: string } | undefined,
      limit: number,
    ): Promise<MovementDoc[]> =>
      all
        .find(
          {
            ...{ merchantId, payerId },
            day: { $in: [...days] },
            ...(after && { $or: [{ day: { $gt: after.day } }, { day: after.day, _id: { $gt: after.id } }] }),
          },
          options,
        )
        .sort({ day: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    /** Sums by one field of what the filter finds. */
    sumsBy: (
      field: 'campaignId' | 'cashierId' | 'day',
      filter: Partial<Pick<MovementDoc, 'shopId' | 'day' | 'cashierId' | 'merchantId' | 'payerId'>> & {
        readonly days?: readonly string[]
      },
    ): Promise<MovementSum[]> => {
      const { days, ...match } = filter
      return all
        .aggregate<MovementSum>(
          [
            { $match: { ...match, ...(days && { day: { $in: [...days] } }) } },
            {
              $group: {
                _id: `$${field}`,
                title: { $first: '$title' },
                uses: { $sum: { $cond: [{ $eq: ['$what', 'use'] }, 1, 0] } },
                undos: { $sum: { $cond: [{ $eq: ['$what', 'undo'] }, 1, 0] } },
                amount: {
                  $sum: { $cond: [{ $eq: ['$what', 'use'] }, '$amount', { $multiply: ['$amount', -1] }] },
                },
              },
            },
            { $sort: { _id: 1 } },
          ],
          options,
        )
        .toArray()
    },
  }
}

export interface MovementSum {
  _id: string
  title: string
  uses: number
  undos: number
  amount: number
}
