import type { Unit } from '../../../kernel/unit'
import { deliveries, type DeliveryDoc } from './delivery-doc'

export type PackDelivery = DeliveryDoc & { chat: NonNullable<DeliveryDoc['chat']> }

const MOST = 200

export type PackStore = ReturnType<typeof createPackStore>

/** What admins pass on: deliveries whose way into the chat is a person, or where a person was asked to look. */
export const createPackStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = deliveries.of(db)
  return {
    /** Waiting ones, and those done since a moment; in any order. */
    of: (groupIds: readonly string[], doneSince: Date): Promise<PackDelivery[]> =>
      all
        .find<PackDelivery>(
          {
            groupId: { $in: [...groupIds] },
            'chat.channel': 'relay',
            $or: [
              { 'chat.state': 'waiting', state: 'delivered' },
              { 'chat.state': { $in: ['said', 'confirmed'] }, 'chat.at': { $gte: doneSince } },
            ],
          },
          { ...options, limit: MOST },
        )
        .toArray(),
    /** The admin says that it is in the group. False when it was said or confirmed already, or is no pack. */
    say: async (packId: string, by: string, at: Date): Promise<boolean> => {
      const { modifiedCount } = await all.updateOne(
        { _id: packId, 'chat.channel': 'relay', 'chat.state': { $in: ['waiting', 'failed', 'unknown'] } },
        { $set: { 'chat.state': 'said', 'chat.by': by, 'chat.at': at } },
        options,
      )
      return modifiedCount === 1
    },
    /** Somebody came in from the group; the first one proves it, whoever shared it. */
    confirm: async (packId: string, at: Date): Promise<boolean> => {
      const { modifiedCount } = await all.updateOne(
        { _id: packId, 'chat.channel': 'relay', 'chat.state': { $in: ['waiting', 'said'] } },
        { $set: { 'chat.state': 'confirmed', 'chat.at': at } },
        options,
      )
      return modifiedCount === 1
    },
    /** The card of this group was opened in another one. */
    wentTo: async (packId: string, name: string): Promise<void> => {
      await all.updateOne(
        { _id: packId, 'chat.channel': 'relay', 'chat.state': { $in: ['waiting', 'said'] } },
        { $set: { 'chat.wentTo': name } },
        options,
      )
    },
    /** Of these deliveries, those not reminded since a moment; a page alone becomes something to pass on. How many. */
    remind: async (packIds: readonly string[], now: Date, since: Date): Promise<number> => {
      const notSince = [{ 'chat.remindedAt': { $exists: false } }, { 'chat.remindedAt': { $lt: since } }]
      const { modifiedCount } = await all.updateMany(
        { _id: { $in: [...packIds] }, $or: notSince },
        [
          {
            $set: {
              chat: {
                $mergeObjects: [
                  {
                    channel: 'relay',
                    state: 'waiting',
                    rest: [],
                    before: [],
                    maybeThere: false,
                    repeated: false,
                    tries: 0,
                    limited: 0,
                  },
                  '$chat',
                  { remindedAt: now },
                  // A robot said it and nobody came: a person looks, and passes it on where it is not there.
                  {
                    $cond: [
                      {
                        $and: [
                          { $eq: ['$chat.channel', 'robot'] },
                          { $in: ['$chat.state', ['said', 'failed', 'unknown']] },
                        ],
                      },
                      {
                        channel: 'relay',
                        state: 'waiting',
                        before: { $concatArrays: ['$chat.before', ['robot']] },
                        maybeThere: { $ne: ['$chat.state', 'failed'] },
                      },
                      {},
                    ],
                  },
                ],
              },
            },
          },
        ],
        options,
      )
      return modifiedCount
    },
    /** Waiting packs of a broadcast, reminded by the clock. */
    remindWaiting: async (broadcastId: string, now: Date): Promise<void> => {
      await all.updateMany(
        { broadcastId, state: 'delivered', 'chat.channel': 'relay', 'chat.state': 'waiting' },
        { $set: { 'chat.remindedAt': now } },
        options,
      )
    },
  }
}
