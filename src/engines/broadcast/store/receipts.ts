import { collection } from '../../../kernel/collection'
import { after, DAY, MINUTE } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** That one person opened and acknowledged one broadcast; `broadcastId:memberId`. It counts in the group where the
 *  person met it first. */
export interface ReceiptDoc {
  _id: string
  broadcastId: string
  memberId: string
  groupId: string
  openedAt: Date
  acknowledgedAt?: Date
  /** What the counters of the delivery do not hold yet. A counter that every reader of a group changed in his own
   *  transaction would have them wait for each other; so receipts are counted some hundred at a time. */
  uncounted?: Increments
  expiresAt: Date
}

/** 0 or 1 each for one person. */
export interface Increments {
  opened: number
  acknowledged: number
}

/** People in one minute after sending, from 0. */
export interface MinuteCount extends Increments {
  minute: number
}

export interface GroupCount extends Increments {
  broadcastId: string
  groupId: string
}

/** As long as the audit log, for the same questions are asked of it. */
const KEEP = 3 * 365 * DAY

export const receipts = collection<ReceiptDoc>('receipts', [
  { key: { memberId: 1, _id: 1 } },
  {
    key: { broadcastId: 1, groupId: 1 },
    name: 'uncounted',
    partialFilterExpression: { uncounted: { $exists: true } },
  },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const receiptId = (broadcastId: string, memberId: string): string => `${broadcastId}:${memberId}`

/** `:` is followed by `;`, so this is every receipt of the broadcast, by the index that is there anyway. */
export const receiptsOf = (broadcastId: string) => ({
  _id: { $gt: `${broadcastId}:`, $lt: `${broadcastId};` },
})

const byGroup = (opened: object, acknowledged: object) => [
  {
    $group: {
      _id: { broadcastId: '$broadcastId', groupId: '$groupId' },
      opened: { $sum: opened },
      acknowledged: { $sum: acknowledged },
    },
  },
  { $replaceWith: { $mergeObjects: ['$_id', { opened: '$opened', acknowledged: '$acknowledged' }] } },
]
const notYet = (field: keyof Increments) => ({ $ifNull: [`$uncounted.${field}`, 0] })

export type ReceiptStore = ReturnType<typeof createReceiptStore>

export const createReceiptStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = receipts.of(db)
  const get = async (broadcastId: string, memberId: string): Promise<ReceiptDoc | null> =>
    all.findOne({ _id: receiptId(broadcastId, memberId) }, options)

  return {
    get,
    /** Notes that a person opened a broadcast, in the caller's transaction: a twin conflicts on the same id and looks
     *  again, so nothing is noted twice. */
    open: async (
      { broadcastId, memberId, groupId }: Pick<ReceiptDoc, 'broadcastId' | 'memberId' | 'groupId'>,
      at: Date,
    ): Promise<void> => {
      if (await get(broadcastId, memberId)) return
      const _id = receiptId(broadcastId, memberId)
      const uncounted = { opened: 1, acknowledged: 0 }
      const receipt = { _id, broadcastId, memberId, groupId, openedAt: at, uncounted }
      await all.insertOne({ ...receipt, expiresAt: after(at, KEEP) }, options)
    },
    /** Notes that these people acknowledged, in the caller's transaction and with two writes however many they are;
     *  when each of them first did, in their order. */
    acknowledgeAll: async (
      readers: readonly Pick<ReceiptDoc, 'broadcastId' | 'memberId' | 'groupId'>[],
      at: Date,
    ): Promise<Date[]> => {
      const ids = readers.map(({ broadcastId, memberId }) => receiptId(broadcastId, memberId))
      const found = await all.find({ _id: { $in: [...new Set(ids)] } }, options).toArray()
      const known = new Map(found.map((receipt) => [receipt._id, receipt]))
      const fresh = new Map<string, ReceiptDoc>()
      const changed: ReceiptDoc[] = []
      const moments = readers.map((reader, index) => {
        const _id = ids[index] ?? ''
        const before = known.get(_id) ?? fresh.get(_id)
        if (before?.acknowledgedAt) return before.acknowledgedAt
        if (before) {
          const opened = before.uncounted?.opened ?? 0
          const now = { ...before, acknowledgedAt: at, uncounted: { opened, acknowledged: 1 } }
          known.set(_id, now)
          changed.push(now)
        } else {
          fresh.set(_id, {
            _id,
            ...reader,
            openedAt: at,
            acknowledgedAt: at,
            uncounted: { opened: 1, acknowledged: 1 },
            expiresAt: after(at, KEEP),
          })
        }
        return at
      })
      if (fresh.size > 0) await all.insertMany([...fresh.values()], { ...options, ordered: false })
      if (changed.length > 0)
        await all.bulkWrite(
          changed.map(({ _id, uncounted }) => ({
            updateOne: {
              filter: { _id },
              update: { $set: { acknowledgedAt: at, ...(uncounted && { uncounted }) } },
            },
          })),
          { ...options, ordered: false },
        )
      return moments
    },
    /** Some receipts of a broadcast that no counter holds yet. */
    takeUncounted: async (broadcastId: string, limit: number): Promise<ReceiptDoc[]> =>
      all.find({ broadcastId, uncounted: { $exists: true } }, { ...options, limit }).toArray(),
    markCounted: async (ids: readonly string[]): Promise<void> => {
      await all.updateMany({ _id: { $in: [...ids] } }, { $unset: { uncounted: '' } }, options)
    },
    /** What the counters lack, by group. */
    uncounted: async (broadcastIds: readonly string[]): Promise<GroupCount[]> =>
      all
        .aggregate<GroupCount>(
          [
            { $match: { broadcastId: { $in: [...broadcastIds] }, uncounted: { $exists: true } } },
            ...byGroup({ $sum: '$uncounted.opened' }, { $sum: '$uncounted.acknowledged' }),
          ],
          options,
        )
        .toArray(),
    /** Of these broadcasts, those that the person has acknowledged. */
    acknowledgedBy: async (memberId: string, broadcastIds: readonly string[]): Promise<Set<string>> => {
      if (broadcastIds.length === 0) return new Set()
      const found = await all
        .find(
          {
            _id: { $in: broadcastIds.map((broadcastId) => receiptId(broadcastId, memberId)) },
            acknowledgedAt: { $exists: true },
          },
          { ...options, projection: { _id: 1 } },
        )
        .toArray()
      return new Set(found.map(({ _id }) => _id.slice(0, -memberId.length - 1)))
    },
    /** Of these broadcasts, those that the person has opened. */
    openedBy: async (memberId: string, broadcastIds: readonly string[]): Promise<Set<string>> => {
      const found = await all
        .find(
          { _id: { $in: broadcastIds.map((broadcastId) => receiptId(broadcastId, memberId)) } },
          { ...options, projection: { broadcastId: 1 } },
        )
        .toArray()
      return new Set(found.map(({ broadcastId }) => broadcastId))
    },
    /** People by the minute after `sentAt` in which they opened and acknowledged; `groupIds`: only these groups. */
    byMinute: async (
      broadcastId: string,
      sentAt: Date,
      groupIds: readonly string[] | undefined,
    ): Promise<MinuteCount[]> => {
      const within = groupIds === undefined ? {} : { groupId: { $in: [...groupIds] } }
      const minuteOf = (field: string) => ({
        $max: [0, { $floor: { $divide: [{ $subtract: [field, sentAt] }, MINUTE] } }],
      })
      const count = (field: 'openedAt' | 'acknowledgedAt') =>
        all
          .aggregate<{ _id: number; people: number }>(
            [
              { $match: { ...receiptsOf(broadcastId), ...within, [field]: { $exists: true } } },
              { $group: { _id: minuteOf(`$${field}`), people: { $sum: 1 } } },
            ],
            options,
          )
          .toArray()
      const [opened, acknowledged] = await Promise.all([count('openedAt'), count('acknowledgedAt')])
      const minutes = new Map<number, MinuteCount>()
      for (const [kind, some] of [
        ['opened', opened],
        ['acknowledged', acknowledged],
      ] as const)
        for (const { _id, people } of some) {
          const minute = minutes.get(_id) ?? { minute: _id, opened: 0, acknowledged: 0 }
          minute[kind] = people
          minutes.set(_id, minute)
        }
      return [...minutes.values()].sort((a, b) => a.minute - b.minute)
    },
    ofMembers: async (
      broadcastId: string,
      memberIds: readonly string[],
    ): Promise<Map<string, ReceiptDoc>> => {
      const found = await all
        .find({ _id: { $in: memberIds.map((memberId) => receiptId(broadcastId, memberId)) } }, options)
        .toArray()
      return new Map(found.map((receipt) => [receipt.memberId, receipt]))
    },
    /** What the counters must hold, by group: everything but what is marked as not counted yet. */
    counted: async (broadcastId: string): Promise<GroupCount[]> =>
      all
        .aggregate<GroupCount>(
          [
            { $match: receiptsOf(broadcastId) },
            ...byGroup(
              { $subtract: [1, notYet('opened')] },
              {
                $subtract: [{ $cond: [{ $gt: ['$acknowledgedAt', null] }, 1, 0] }, notYet('acknowledged')],
              },
            ),
          ],
          options,
        )
        .toArray(),
  }
}
