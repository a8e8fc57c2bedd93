import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** A merchant's books by day. The open day takes what is redeemed; it ends when it is closed, not at midnight. */
export interface DayDoc {
  /** `merchantId:day`. */
  _id: string
  merchantId: string
  day: string
  state: 'open' | 'closed'
  /** Tills opened in it: whoever opens one and whoever closes the day meet here. */
  tills: number
  link?: string
  /** Fen by paying union. */
  byPayer?: {
    orgId: string
    uses: number
    undos: number
    amount: number
    settlementId?: string
    paid?: boolean
  }[]
  /** Fen by campaign, uses less undoings. */
  byCampaign?: { campaignId: string; payerId: string; amount: number }[]
}

/** What one cashier took in one day: whoever takes and whoever closes meet here, cashiers never meet each other. */
export interface TillDoc {
  /** `merchantId:day:memberId`. */
  _id: string
  merchantId: string
  day: string
  cashierId: string
  open: boolean
  uses: number
  undos: number
  /** Fen, uses less undoings. */
  amount: number
  /** By campaign: the same, and coupons that were used for the first time less those made unused again. */
  by: Record<string, { uses: number; undos: number; amount: number; first: number }>
}

export const days = collection<DayDoc>('benefit_days', [
  { key: { merchantId: 1, day: -1 } },
  { key: { state: 1, day: 1 } },
  { key: { 'byCampaign.campaignId': 1 } },
])
export const tills = collection<TillDoc>('benefit_tills', [{ key: { merchantId: 1, day: 1 } }])

export const dayId = (merchantId: string, day: string): string => `${merchantId}:${day}`
export const tillId = (merchantId: string, day: string, cashierId: string): string =>
  `${merchantId}:${day}:${cashierId}`

export interface Taking {
  readonly campaignId: string
  readonly what: 'use' | 'undo'
  readonly amount: number
  /** 1: the coupon's first use; -1: it is unused again; 0 otherwise. */
  readonly first: -1 | 0 | 1
}

export type DayStore = ReturnType<typeof createDayStore>

export const createDayStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = days.of(db)
  const drawers = tills.of(db)
  return {
    get: (merchantId: string, day: string): Promise<DayDoc | null> =>
      all.findOne({ _id: dayId(merchantId, day) }, options),
    many: (merchantId: string, wanted: readonly string[]): Promise<DayDoc[]> =>
      all.find({ _id: { $in: wanted.map((day) => dayId(merchantId, day)) } }, options).toArray(),
    last: (merchantId: string): Promise<DayDoc | null> =>
      all.findOne({ merchantId }, { ...options, sort: { day: -1 } }),
    /** Adds to a till that is open; false when there is none. */
    addToTill: async (
      merchantId: string,
      day: string,
      cashierId: string,
      taking: Taking,
    ): Promise<boolean> => {
      const { campaignId, what, amount, first } = taking
      const count = what === 'use' ? 'uses' : 'undos'
      const fen = what === 'use' ? amount : -amount
      const by = `by.${campaignId}`
      const { modifiedCount } = await drawers.updateOne(
        { _id: tillId(merchantId, day, cashierId), open: true },
        {
          $inc: {
            [count]: 1,
            amount: fen,
            [`${by}.${count}`]: 1,
            [`${by}.amount`]: fen,
            [`${by}.first`]: first,
          },
        },
        options,
      )
      return modifiedCount === 1
    },
    openTill: async (merchantId: string, day: string, cashierId: string): Promise<void> => {
      await all.updateOne(
        { _id: dayId(merchantId, day) },
        { $setOnInsert: { merchantId, day, state: 'open' }, $inc: { tills: 1 } },
        { ...options, upsert: true },
      )
      await drawers.insertOne(
        {
          _id: tillId(merchantId, day, cashierId),
          ...{ merchantId, day, cashierId, open: true, uses: 0, undos: 0, amount: 0, by: {} },
        },
        options,
      )
    },
    tills: (merchantId: string, day: string): Promise<TillDoc[]> =>
      drawers.find({ merchantId, day }, options).toArray(),
    /** No till of the day takes anything any more; whoever is just taking has to look again. */
    close: async (
      merchantId: string,
      day: string,
      link: string,
      { byPayer, byCampaign }: Required<Pick<DayDoc, 'byPayer' | 'byCampaign'>>,
    ): Promise<void> => {
      await drawers.updateMany({ merchantId, day }, { $set: { open: false } }, options)
      await all.updateOne(
        { _id: dayId(merchantId, day) },
        { $set: { merchantId, day, state: 'closed', link, byPayer, byCampaign }, $inc: { tills: 1 } },
        { ...options, upsert: true },
      )
    },
    /** Open days that began before a day. */
    stillOpen: (before: string, limit: number): Promise<DayDoc[]> =>
      all
        .find({ state: 'open', day: { $lt: before } }, options)
        .sort({ day: 1 })
        .limit(limit)
        .toArray(),
    openBefore: (merchantId: string, day: string): Promise<DayDoc[]> =>
      all
        .find({ merchantId, state: 'open', day: { $lt: day } }, options)
        .sort({ day: 1 })
        .toArray(),
    closed: (merchantId: string, before: string | undefined, limit: number): Promise<DayDoc[]> =>
      all
        .find({ merchantId, state: 'closed', ...(before !== undefined && { day: { $lt: before } }) }, options)
        .sort({ day: -1 })
        .limit(limit)
        .toArray(),
    /** Closed days of which one of the unions owes something that is on no sheet. */
    unsettled: (payerIds: readonly string[], merchantId?: string, toDay?: string): Promise<DayDoc[]> =>
      all
        .find(
          {
            state: 'closed',
            ...(merchantId !== undefined && { merchantId }),
            ...(toDay !== undefined && { day: { $lte: toDay } }),
            byPayer: { $elemMatch: { orgId: { $in: [...payerIds] }, settlementId: { $exists: false } } },
          },
          options,
        )
        .sort({ merchantId: 1, day: 1 })
        .limit(5_000)
        .toArray(),
    /** Unions that owe something that is on no sheet. */
    owing: async (): Promise<string[]> => {
      const found = await all
        .aggregate<{ _id: string }>(
          [
            { $match: { state: 'closed', 'byPayer.orgId': { $exists: true } } },
            { $unwind: '$byPayer' },
            { $match: { 'byPayer.settlementId': { $exists: false } } },
            { $group: { _id: '$byPayer.orgId' } },
          ],
          options,
        )
        .toArray()
      return found.map(({ _id }) => _id)
    },
    /** Puts the days on a sheet; returns on how many the part was still free. */
    settle: async (ids: readonly string[], payerId: string, settlementId: string): Promise<number> =>
      (
        await all.updateMany(
          {
            _id: { $in: [...ids] },
            byPayer: { $elemMatch: { orgId: payerId, settlementId: { $exists: false } } },
          },
          { $set: { 'byPayer.$[part].settlementId': settlementId } },
          { ...options, arrayFilters: [{ 'part.orgId': payerId }] },
        )
      ).modifiedCount,
    /** The days of a sheet are paid. */
    pay: async (ids: readonly string[], payerId: string): Promise<void> => {
      await all.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { 'byPayer.$[part].paid': true } },
        { ...options, arrayFilters: [{ 'part.orgId': payerId }] },
      )
    },
    /** Fen of a campaign in closed days, and what of it is paid. */
    closedMoney: async (campaignId: string): Promise<{ closed: number; paid: number }> => {
      const found = await all
        .find(
          { 'byCampaign.campaignId': campaignId },
          { ...options, projection: { byPayer: 1, byCampaign: 1 } },
        )
        .toArray()
      let closed = 0
      let paid = 0
      for (const { byPayer, byCampaign } of found) {
        const part = byCampaign?.find((one) => one.campaignId === campaignId)
        if (!part) continue
        if (byPayer?.find(({ orgId }) => orgId === part.payerId)?.paid === true) paid += part.amount
        else closed += part.amount
      }
      return { closed, paid }
    },
    /** Uses, coupons and fen of a campaign, over all merchants and days. */
    sumsOf: async (campaignId: string): Promise<{ uses: number; amount: number; first: number }> => {
      const field = (name: string) => ({ $sum: `$by.${campaignId}.${name}` })
      const [found] = await drawers
        .aggregate<{ uses: number; amount: number; first: number }>(
          [
            { $match: { [`by.${campaignId}`]: { $exists: true } } },
            { $group: { _id: null, uses: field('uses'), amount: field('amount'), first: field('first') } },
          ],
          options,
        )
        .toArray()
      return { uses: found?.uses ?? 0, amount: found?.amount ?? 0, first: found?.first ?? 0 }
    },
  }
}
