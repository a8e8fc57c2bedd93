import { collection } from '../../../kernel/collection'
import { DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Terms } from './campaigns'

/** What one person has of one campaign. Money in fen; `worth = used + left + released` at any time. */
export interface CouponDoc {
  /** `campaignId:memberId:number`: the second claim of the same thing meets the first. */
  _id: string
  campaignId: string
  memberId: string
  roundId: string
  /** The entry of the books that it was issued with. */
  entryId: string
  /** The most it can cost, put aside when it was issued. */
  worth: number
  left: number
  used: number
  released: number
  /** Raised whenever it is used or a use is undone: a code or ticket of before no longer fits. */
  uses: number
  /** `used`: nothing is left, or the rest ran out after a use. */
  state: 'held' | 'used' | 'expired' | 'returned'
  claimedAt: Date
  useUntil: Date
  endedAt?: Date
}

export const coupons = collection<CouponDoc>('benefit_coupons', [
  { key: { memberId: 1, claimedAt: -1, _id: -1 } },
  { key: { campaignId: 1, useUntil: 1 }, name: 'held', partialFilterExpression: { state: 'held' } },
])

export const couponId = (campaignId: string, memberId: string, number: number): string =>
  `${campaignId}:${memberId}:${number}`

/** Coupons given back do not count against a person's limit, but so many times it is enough. */
export const MOST_RETURNS = 3

/** Every coupon that a person can have of a campaign. */
export const couponIds = (campaignId: string, memberId: string, perPerson: number): string[] =>
  Array.from({ length: perPerson + MOST_RETURNS }, (_, at) => couponId(campaignId, memberId, at + 1))

export type CouponStore = ReturnType<typeof createCouponStore>

export const createCouponStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = coupons.of(db)
  return {
    get: (id: string): Promise<CouponDoc | null> => all.findOne({ _id: id }, options),
    many: (ids: readonly string[]): Promise<CouponDoc[]> =>
      all.find({ _id: { $in: [...ids] } }, options).toArray(),
    /** Of one campaign, of these people: person → coupons in the order of their numbers. */
    ofMembers: async (
      campaignId: string,
      memberIds: readonly string[],
      perPerson: number,
    ): Promise<ReadonlyMap<string, CouponDoc[]>> => {
      const ids = memberIds.flatMap((memberId) => couponIds(campaignId, memberId, perPerson))
      const found = await all
        .find({ _id: { $in: ids } }, options)
        .sort({ claimedAt: 1 })
        .toArray()
      const byMember = new Map<string, CouponDoc[]>()
      for (const coupon of found) {
        byMember.set(coupon.memberId, [...(byMember.get(coupon.memberId) ?? []), coupon])
      }
      return byMember
    },
    /** Newest first, at most 200: a person's own. */
    ofMember: (memberId: string, states: readonly CouponDoc['state'][]): Promise<CouponDoc[]> =>
      all
        .find({ memberId, state: { $in: [...states] } }, options)
        .sort({ claimedAt: -1, _id: -1 })
        .limit(200)
        .toArray(),
    pageOver: (
      memberId: string,
      before: { readonly at: Date; readonly id: string } | undefined,
      limit: number,
    ): Promise<CouponDoc[]> =>
      all
        .find(
          {
            memberId,
            state: { $ne: 'held' },
            ...(before && {
              $or: [{ claimedAt: { $lt: before.at } }, { claimedAt: before.at, _id: { $lt: before.id } }],
            }),
          },
          options,
        )
        .sort({ claimedAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    countOver: (memberId: string): Promise<number> =>
      all.countDocuments({ memberId, state: { $ne: 'held' } }, options),
    /** How often the person has used something of a campaign. */
    usedBy: async (memberId: string, campaignId: string): Promise<number> =>
      all.countDocuments({ memberId, campaignId, used: { $gt: 0 } }, { ...options, limit: 100 }),
    addMany: async (made: readonly CouponDoc[]): Promise<void> => {
      if (made.length > 0) await all.insertMany([...made], options)
    },
    /** Changes a coupon that is still as it was read; false when somebody was quicker. */
    change: async (
      was: Pick<CouponDoc, '_id' | 'uses' | 'state'>,
      set: Partial<Omit<CouponDoc, '_id'>>,
      unset: readonly 'endedAt'[] = [],
    ): Promise<boolean> =>
      (
        await all.updateOne(
          { _id: was._id, uses: was.uses, state: was.state },
          {
            $set: set,
            ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((name) => [name, ''])) }),
          },
          options,
        )
      ).matchedCount === 1,
    /** Held ones whose time is over, oldest first. */
    runOut: (campaignId: string, now: Date, limit: number): Promise<CouponDoc[]> =>
      all
        .find({ campaignId, state: 'held', useUntil: { $lt: now } }, options)
        .sort({ useUntil: 1 })
        .limit(limit)
        .toArray(),
    /** Ends coupons that were read in this transaction: unused ones as `unused`, begun ones as used up. */
    end: async (found: readonly CouponDoc[], unused: 'expired' | 'returned', at: Date): Promise<void> => {
      await all.updateMany(
        { _id: { $in: found.map(({ _id }) => _id) }, state: 'held' },
        [
          {
            $set: {
              state: { $cond: [{ $gt: ['$used', 0] }, 'used', unused] },
              released: { $add: ['$released', '$left'] },
              left: 0,
              endedAt: at,
              uses: { $add: ['$uses', 1] },
            },
          },
        ],
        options,
      )
    },
    /** Held ones that end earlier than the terms now say, some at a time; returns how many were put off. */
    lengthen: async (campaignId: string, terms: Terms, limit: number): Promise<number> => {
      const until = new Date(terms.useUntil)
      const end =
        terms.daysAfterClaim === undefined
          ? { $literal: until }
          : {
              $min: [
                until,
                { $add: [{ $max: ['$claimedAt', new Date(terms.useFrom)] }, terms.daysAfterClaim * DAY] },
              ],
            }
      const found = await all
        .find(
          { campaignId, state: 'held', useUntil: { $lt: until }, $expr: { $lt: ['$useUntil', end] } },
          { ...options, projection: { _id: 1 } },
        )
        .limit(limit)
        .toArray()
      if (found.length > 0) {
        const ids = found.map(({ _id }) => _id)
        await all.updateMany({ _id: { $in: ids }, state: 'held' }, [{ $set: { useUntil: end } }], options)
      }
      return found.length
    },
    /** Fen of a campaign that people hold. Looks at held coupons only: the books of a season are too long to be read
     *  whenever somebody opens a page. */
    promisedOf: async (campaignId: string): Promise<number> => {
      const [found] = await all
        .aggregate<{ fen: number }>(
          [{ $match: { campaignId, state: 'held' } }, { $group: { _id: null, fen: { $sum: '$left' } } }],
          { ...options, hint: 'held' },
        )
        .toArray()
      return found?.fen ?? 0
    },
    anyHeld: async (campaignId: string): Promise<boolean> =>
      (await all.findOne({ campaignId, state: 'held' }, { ...options, projection: { _id: 1 } })) !== null,
  }
}
