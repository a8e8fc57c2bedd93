import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** A person on the waiting list of a campaign. */
export interface WaitDoc {
  /** `campaignId:memberId`. */
  _id: string
  campaignId: string
  memberId: string
  /** The order; from a counter, not from a clock. */
  number: number
  state: 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left'
  /** Until when an offered place is kept. */
  until?: Date
  joinedAt: Date
}

export const waits = collection<WaitDoc>('benefit_waits', [
  { key: { campaignId: 1, state: 1, number: 1 } },
  { key: { memberId: 1, state: 1 } },
  { key: { campaignId: 1, until: 1 }, name: 'offered', partialFilterExpression: { state: 'offered' } },
])

export interface CounterDoc {
  _id: string
  last: number
}
export const counters = collection<CounterDoc>('benefit_counters')

export const waitId = (campaignId: string, memberId: string): string => `${campaignId}:${memberId}`

export type WaitStore = ReturnType<typeof createWaitStore>

export const createWaitStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = waits.of(db)
  return {
    get: (campaignId: string, memberId: string): Promise<WaitDoc | null> =>
      all.findOne({ _id: waitId(campaignId, memberId) }, options),
    ofMembers: async (
      campaignId: string,
      memberIds: readonly string[],
    ): Promise<ReadonlyMap<string, WaitDoc>> => {
      const found = await all
        .find({ _id: { $in: memberIds.map((memberId) => waitId(campaignId, memberId)) } }, options)
        .toArray()
      return new Map(found.map((wait) => [wait.memberId, wait]))
    },
    /** What the person waits for, in all campaigns. */
    ofMember: (memberId: string): Promise<WaitDoc[]> =>
      all
        .find({ memberId, state: { $in: ['waiting', 'offered'] } }, options)
        .limit(100)
        .toArray(),
    /** People at the end of the list, in this order. */
    join: async (
      campaignId: string,
      memberIds: readonly string[],
      at: Date,
    ): Promise<Map<string, number>> => {
      const counter = await counters
        .of(db)
        .findOneAndUpdate(
          { _id: `wait:${campaignId}` },
          { $inc: { last: memberIds.length } },
          { ...options, upsert: true, returnDocument: 'after' },
        )
      const first = (counter?.last ?? memberIds.length) - memberIds.length + 1
      await all.bulkWrite(
        memberIds.map((memberId, index) => ({
          replaceOne: {
            filter: { _id: waitId(campaignId, memberId) },
            replacement: { campaignId, memberId, number: first + index, state: 'waiting', joinedAt: at },
            upsert: true,
          },
        })),
        options,
      )
      return new Map(memberIds.map((memberId, index) => [memberId, first + index]))
    },
    /** How many wait before this number. */
    before: (campaignId: string, number: number): Promise<number> =>
      all.countDocuments({ campaignId, state: 'waiting', number: { $lt: number } }, options),
    count: (campaignId: string): Promise<number> =>
      all.countDocuments({ campaignId, state: 'waiting' }, options),
    countOffered: (campaignId: string): Promise<number> =>
      all.countDocuments({ campaignId, state: 'offered' }, options),
    next: (campaignId: string, limit: number): Promise<WaitDoc[]> =>
      all.find({ campaignId, state: 'waiting' }, options).sort({ number: 1 }).limit(limit).toArray(),
    overdue: (campaignId: string, now: Date, limit: number): Promise<WaitDoc[]> =>
      all
        .find({ campaignId, state: 'offered', until: { $lt: now } }, options)
        .limit(limit)
        .toArray(),
    set: async (ids: readonly string[], state: WaitDoc['state'], until?: Date): Promise<void> => {
      if (ids.length === 0) return
      await all.updateMany(
        { _id: { $in: [...ids] } },
        until ? { $set: { state, until } } : { $set: { state }, $unset: { until: '' } },
        options,
      )
    },
  }
}
