import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** That one person opened and acknowledged one broadcast; `broadcastId:memberId`. It counts in the group where the
 *  person met it first. */
export interface ReceiptDoc {
  _id: string
  memberId: string
  groupId: string
  openedAt: Date
  acknowledgedAt?: Date
  expiresAt: Date
}

/** As long as the audit log, for the same questions are asked of it. */
const KEEP = 3 * 365 * DAY

export const receipts = collection<ReceiptDoc>('receipts', [
  { key: { memberId: 1, _id: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const receiptId = (broadcastId: string, memberId: string): string => `${broadcastId}:${memberId}`

/** `:` is followed by `;`, so this is every receipt of the broadcast, by the index that is there anyway. */
export const receiptsOf = (broadcastId: string) => ({
  _id: { $gt: `${broadcastId}:`, $lt: `${broadcastId};` },
})

export interface Counted {
  readonly receipt: ReceiptDoc
  /** What this call added: 0 or 1 each. */
  readonly opened: number
  readonly acknowledged: number
}

export type ReceiptStore = ReturnType<typeof createReceiptStore>

export const createReceiptStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = receipts.of(db)
  const get = async (broadcastId: string, memberId: string): Promise<ReceiptDoc | null> =>
    all.findOne({ _id: receiptId(broadcastId, memberId) }, options)

  return {
    get,
    /** Notes that a person opened (and acknowledged) a broadcast, in the caller's transaction: what it says was
     *  added is added once, because a twin conflicts on the same id and looks again. */
    note: async (
      broadcastId: string,
      memberId: string,
      groupId: string,
      at: Date,
      acknowledges: boolean,
    ): Promise<Counted> => {
      const before = await get(broadcastId, memberId)
      if (!before) {
        const receipt: ReceiptDoc = {
          _id: receiptId(broadcastId, memberId),
          memberId,
          groupId,
          openedAt: at,
          ...(acknowledges && { acknowledgedAt: at }),
          expiresAt: after(at, KEEP),
        }
        await all.insertOne(receipt, options)
        return { receipt, opened: 1, acknowledged: acknowledges ? 1 : 0 }
      }
      if (!acknowledges || before.acknowledgedAt) return { receipt: before, opened: 0, acknowledged: 0 }
      await all.updateOne({ _id: before._id }, { $set: { acknowledgedAt: at } }, options)
      return { receipt: { ...before, acknowledgedAt: at }, opened: 0, acknowledged: 1 }
    },
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
    ofMembers: async (
      broadcastId: string,
      memberIds: readonly string[],
    ): Promise<Map<string, ReceiptDoc>> => {
      const found = await all
        .find({ _id: { $in: memberIds.map((memberId) => receiptId(broadcastId, memberId)) } }, options)
        .toArray()
      return new Map(found.map((receipt) => [receipt.memberId, receipt]))
    },
    /** Opened and acknowledged by group, counted anew. */
    countByGroup: async (
      broadcastId: string,
    ): Promise<{ groupId: string; opened: number; acknowledged: number }[]> =>
      all
        .aggregate<{ groupId: string; opened: number; acknowledged: number }>(
          [
            { $match: receiptsOf(broadcastId) },
            {
              $group: {
                _id: '$groupId',
                opened: { $sum: 1 },
                acknowledged: { $sum: { $cond: [{ $gt: ['$acknowledgedAt', null] }, 1, 0] } },
              },
            },
            { $project: { _id: 0, groupId: '$_id', opened: 1, acknowledged: 1 } },
          ],
          options,
        )
        .toArray(),
  }
}
