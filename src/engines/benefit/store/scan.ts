import type { ClientSession, Db, MongoClient } from 'mongodb'
import { campaigns, type CampaignDoc } from './campaigns'
import { cells, type CellDoc } from './cells'
import { coupons, type CouponDoc } from './coupons'
import { days, tills, type DayDoc, type TillDoc } from './days'
import { entries, ledgerDb, links, type EntryDoc, type LinkDoc } from './ledger'
import { movements, type MovementDoc } from './movements'
import { settlements, type SettlementDoc } from './settlements'
import { waits } from './waits'

const BATCH = 10_000

export type ScannedCoupon = Pick<
  CouponDoc,
  '_id' | 'campaignId' | 'entryId' | 'worth' | 'left' | 'used' | 'released' | 'state'
>
export type ScannedMovement = Pick<
  MovementDoc,
  | '_id'
  | 'what'
  | 'couponId'
  | 'campaignId'
  | 'merchantId'
  | 'shopId'
  | 'cashierId'
  | 'payerId'
  | 'day'
  | 'at'
  | 'amount'
  | 'released'
>

/** Everything that money stands on, read once from end to end and never held in memory as a whole. */
export const createScan = (client: MongoClient, db: Db, session?: ClientSession) => {
  const books = ledgerDb(client, db)
  const options = { ...(session && { session }), batchSize: BATCH, noCursorTimeout: session === undefined }
  return {
    campaigns: (): AsyncIterable<Pick<CampaignDoc, '_id' | 'orgId' | 'terms' | 'state' | 'publishedAt'>> =>
      campaigns.of(db).find({ publishedAt: { $exists: true } }, { ...options, projection: { log: 0 } }),
    coupons: (): AsyncIterable<ScannedCoupon> =>
      coupons.of(db).find(
        {},
        {
          ...options,
          projection: { campaignId: 1, entryId: 1, worth: 1, left: 1, used: 1, released: 1, state: 1 },
        },
      ),
    /** By merchant and day, in the order of their ids. */
    movements: (): AsyncIterable<ScannedMovement> =>
      movements
        .of(db)
        .find({}, { ...options, projection: { title: 0, memberId: 0, price: 0, reason: 0, redemptionId: 0 } })
        .sort({ merchantId: 1, day: 1, _id: 1 })
        .hint({ merchantId: 1, day: 1, _id: 1 }),
    cells: (): AsyncIterable<CellDoc> => cells.of(db).find({}, options),
    /** Campaign → places that are kept. */
    offered: async (): Promise<Map<string, number>> => {
      const found = await waits
        .of(db)
        .aggregate<{ _id: string; count: number }>(
          [{ $match: { state: 'offered' } }, { $group: { _id: '$campaignId', count: { $sum: 1 } } }],
          session ? { session } : {},
        )
        .toArray()
      return new Map(found.map(({ _id, count }) => [_id, count]))
    },
    days: (): AsyncIterable<DayDoc> => days.of(db).find({}, options),
    tills: (): AsyncIterable<TillDoc> => tills.of(db).find({}, options),
    settlements: (): AsyncIterable<SettlementDoc> => settlements.of(db).find({}, options),
    entries: (): AsyncIterable<Pick<EntryDoc, '_id' | 'kind' | 'lines' | 'count'>> =>
      entries.of(books).find({}, { ...options, projection: { at: 0 } }),
    entriesById: (ids: readonly string[]): Promise<EntryDoc[]> =>
      entries
        .of(books)
        .find({ _id: { $in: [...ids] } }, session ? { session } : {})
        .toArray(),
    /** By merchant, in the order of the chain. */
    links: (): AsyncIterable<LinkDoc> =>
      links
        .of(books)
        .find({ _id: { $ne: 'open' } }, options)
        .sort({ _id: 1 }),
  }
}

export type Scan = ReturnType<typeof createScan>
