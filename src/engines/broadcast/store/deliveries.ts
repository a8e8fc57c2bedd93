import type { Unit } from '../../../kernel/unit'
import {
  deliveries,
  deliveryId,
  subtreeOf,
  type ChatDelivery,
  type DeliveryDoc,
  type Sent,
} from './delivery-doc'
import type { GroupCount } from './receipts'

export { deliveries, deliveryId } from './delivery-doc'
export type { ChatDelivery, DeliveryDoc, Sent } from './delivery-doc'

export interface Counts {
  groups: number
  delivered: number
  failed: number
  members: number
  opened: number
  acknowledged: number
}

export const NO_COUNTS: Counts = {
  groups: 0,
  delivered: 0,
  failed: 0,
  members: 0,
  opened: 0,
  acknowledged: 0,
}

/** Groups that are alike, with their sums. */
export interface Situation {
  child: string | null
  page: DeliveryDoc['state']
  /** Delivered, and by the counters nobody has opened it. */
  quiet: boolean
  channel?: ChatDelivery['channel']
  chat?: ChatDelivery['state']
  groups: number
  members: number
  opened: number
  acknowledged: number
  /** Some of them lie below the child itself. */
  deeper: boolean
}

/** Situations as queries, as the funnel's tabs name them. */
export const WHICH = {
  all: {},
  quiet: { state: 'delivered', opened: 0 },
  undelivered: {
    $or: [{ state: { $ne: 'delivered' } }, { 'chat.state': { $in: ['failed', 'unknown'] } }],
  },
  unconfirmed: { 'chat.channel': 'relay', 'chat.state': { $in: ['waiting', 'said'] } },
} as const

const stateIs = (state: DeliveryDoc['state']) => ({ $sum: { $cond: [{ $eq: ['$state', state] }, 1, 0] } })
const COUNTS = {
  groups: { $sum: 1 },
  delivered: stateIs('delivered'),
  failed: stateIs('failed'),
  members: { $sum: '$members' },
  opened: { $sum: '$opened' },
  acknowledged: { $sum: '$acknowledged' },
}

/** Failed, then still planned, then where nobody opened it, then by how few acknowledged. */
const TROUBLE = {
  $switch: {
    branches: [
      { case: { $eq: ['$state', 'failed'] }, then: -3 },
      { case: { $eq: ['$state', 'planned'] }, then: -2 },
      { case: { $eq: ['$opened', 0] }, then: -1 },
    ],
    default: { $divide: ['$acknowledged', { $max: ['$members', 1] }] },
  },
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

export const createDeliveryStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = deliveries.of(db)
  return {
    get: async (broadcastId: string, groupId: string): Promise<DeliveryDoc | null> =>
      all.findOne({ _id: deliveryId(broadcastId, groupId) }, options),
    add: async (counts: readonly GroupCount[]): Promise<void> => {
      if (counts.length === 0) return
      await all.bulkWrite(
        counts.map(({ broadcastId, groupId, opened, acknowledged }) => ({
          updateOne: {
            filter: { _id: deliveryId(broadcastId, groupId) },
            update: { $inc: { opened, acknowledged } },
          },
        })),
        { ...options, ordered: false },
      )
    },
    /** Of these deliveries, the ids of those that are there. */
    existing: async (ids: readonly string[]): Promise<Set<string>> => {
      const found = await all
        .find({ _id: { $in: [...ids] } }, { ...options, projection: { _id: 1 } })
        .toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    /** Of these deliveries, the ids of those below any of `orgIds`. */
    within: async (ids: readonly string[], orgIds: readonly string[]): Promise<Set<string>> => {
      if (ids.length === 0) return new Set()
      const found = await all
        .find(
          { _id: { $in: [...ids] }, orgPath: { $in: [...orgIds] } },
          { ...options, projection: { _id: 1 } },
        )
        .toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    /** Sums by broadcast over the groups below any of `orgIds`; a broadcast without such a group is left out. */
    sums: async (sent: readonly Sent[], orgIds: readonly string[]): Promise<Map<string, Counts>> => {
      if (sent.length === 0) return new Map()
      const found = await all
        .aggregate<Counts & { _id: string }>(
          [
            { $match: { $or: sent.map((one) => subtreeOf(one, orgIds)) } },
            { $group: { _id: '$broadcastId', ...COUNTS } },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, ...counts }) => [_id, counts]))
    },
    /** Groups below any of `orgIds`, those with trouble first. */
    page: async (
      sent: Sent,
      orgIds: readonly string[],
      skip: number,
      limit: number,
      which: object = {},
    ): Promise<DeliveryDoc[]> =>
      all
        .aggregate<DeliveryDoc>(
          [
            { $match: { ...subtreeOf(sent, orgIds), ...which } },
            { $set: { trouble: TROUBLE } },
            { $sort: { trouble: 1, _id: 1 } },
            { $skip: skip },
            { $limit: limit },
          ],
          options,
        )
        .toArray(),
    /** Of some groups, or of all below `orgIds`, in ascending order of id. */
    some: async (
      sent: Sent,
      orgIds: readonly string[],
      which: object,
      afterId: string | undefined,
      limit: number,
    ): Promise<DeliveryDoc[]> =>
      all
        .find(
          {
            $and: [subtreeOf(sent, orgIds), afterId === undefined ? {} : { _id: { $gt: afterId } }, which],
          },
          { ...options, sort: { _id: 1 }, limit },
        )
        .toArray(),
    byIds: (ids: readonly string[]): Promise<DeliveryDoc[]> =>
      all.find({ _id: { $in: [...ids] } }, options).toArray(),
    count: (sent: Sent, orgIds: readonly string[], which: object): Promise<number> =>
      all.countDocuments({ ...subtreeOf(sent, orgIds), ...which }, options),
    /** Ids of the groups below `orgIds`. */
    groupIds: (sent: Sent, orgIds: readonly string[]): Promise<string[]> =>
      all.distinct('groupId', subtreeOf(sent, orgIds), options),
    /** How many groups are in which situation, below each of the unions right under a top; of all tops together when
     *  `perChild` is false. One pass over the subtree. */
    situations: async (sent: Sent, tops: readonly string[], perChild: boolean): Promise<Situation[]> => {
      const [top] = tops
      const child =
        perChild && tops.length === 1
          ? // A group of the union itself has nothing below it.
            {
              $ifNull: [
                { $arrayElemAt: ['$orgPath', { $add: [{ $indexOfArray: ['$orgPath', top] }, 1] }] },
                null,
              ],
            }
          : perChild
            ? { $first: { $filter: { input: '$orgPath', cond: { $in: ['$$this', [...tops]] } } } }
            : null
      const found = await all
        .aggregate<Omit<Situation, 'child'> & { _id: Omit<Situation, 'groups' | 'deeper'> }>(
          [
            { $match: subtreeOf(sent, tops) },
            {
              $group: {
                _id: {
                  child,
                  page: '$state',
                  quiet: { $and: [{ $eq: ['$opened', 0] }, { $eq: ['$state', 'delivered'] }] },
                  channel: '$chat.channel',
                  chat: '$chat.state',
                },
                groups: { $sum: 1 },
                members: { $sum: '$members' },
                opened: { $sum: '$opened' },
                acknowledged: { $sum: '$acknowledged' },
                deeper: { $max: { $ne: [{ $last: '$orgPath' }, child] } },
              },
            },
          ],
          options,
        )
        .toArray()
      return found.map(({ _id, ...sums }) => ({ ..._id, ...sums }))
    },
    /** Sets the counters to what was counted anew, 0 where nothing was; returns how many groups differed. */
    setCounts: async (broadcastId: string, counted: readonly GroupCount[]): Promise<number> => {
      const right = new Map(counted.map((counts) => [counts.groupId, counts]))
      const now = await all
        .find({ broadcastId }, { ...options, projection: { groupId: 1, opened: 1, acknowledged: 1 } })
        .toArray()
      const wrong = now.flatMap(({ _id, groupId, opened, acknowledged }) => {
        const set = {
          opened: right.get(groupId)?.opened ?? 0,
          acknowledged: right.get(groupId)?.acknowledged ?? 0,
        }
        if (set.opened === opened && set.acknowledged === acknowledged) return []
        return [{ updateOne: { filter: { _id }, update: { $set: set } } }]
      })
      if (wrong.length > 0) await all.bulkWrite(wrong, { ...options, ordered: false })
      return wrong.length
    },
  }
}
