import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** A claim that was taken while more people came than could be served; worked off in order of arrival. */
export interface TicketDoc {
  /** `campaignId:roundId:memberId`: coming again does not change the place. */
  _id: string
  campaignId: string
  roundId: string
  memberId: string
  orgPath: string[]
  at: Date
  state: 'waiting' | 'yours' | 'full' | 'limit'
  expiresAt: Date
}

export const tickets = collection<TicketDoc>('benefit_tickets', [
  { key: { campaignId: 1, roundId: 1, state: 1, at: 1, _id: 1 } },
  { key: { memberId: 1, state: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const ticketId = (campaignId: string, roundId: string, memberId: string): string =>
  `${campaignId}:${roundId}:${memberId}`

/** A place further back is not counted out. */
const MOST_COUNTED = 20_000

export type QueueStore = ReturnType<typeof createQueueStore>

export const createQueueStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = tickets.of(db)
  return {
    get: (campaignId: string, roundId: string, memberId: string): Promise<TicketDoc | null> =>
      all.findOne({ _id: ticketId(campaignId, roundId, memberId) }, options),
    /** Takes the claim down, once; outside a transaction, because it must cost less than a claim. */
    enter: async (
      who: Pick<TicketDoc, 'campaignId' | 'roundId' | 'memberId'> & { readonly orgPath: readonly string[] },
      at: Date,
    ): Promise<void> => {
      const { campaignId, roundId, memberId, orgPath } = who
      try {
        await all.insertOne(
          {
            _id: ticketId(campaignId, roundId, memberId),
            ...{ campaignId, roundId, memberId, orgPath: [...orgPath], at },
            state: 'waiting',
            expiresAt: after(at, 30 * DAY),
          },
          { writeConcern: { w: 'majority' } },
        )
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    before: ({ campaignId, roundId, at, _id }: TicketDoc): Promise<number> =>
      all.countDocuments(
        {
          ...{ campaignId, roundId },
          state: 'waiting',
          $or: [{ at: { $lt: at } }, { at, _id: { $lt: _id } }],
        },
        { ...options, limit: MOST_COUNTED },
      ),
    next: (campaignId: string, roundId: string, limit: number): Promise<TicketDoc[]> =>
      all
        .find({ campaignId, roundId, state: 'waiting' }, options)
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    ofMember: (memberId: string): Promise<TicketDoc[]> =>
      all.find({ memberId, state: 'waiting' }, options).limit(50).toArray(),
    done: async (results: ReadonlyMap<TicketDoc['state'], readonly string[]>): Promise<void> => {
      for (const [state, ids] of results) {
        if (ids.length > 0) await all.updateMany({ _id: { $in: [...ids] } }, { $set: { state } }, options)
      }
    },
  }
}
