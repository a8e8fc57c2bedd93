import { insertMissing } from '../../../kernel/insert-missing'
import type { Unit } from '../../../kernel/unit'
import type { CountedGroup } from '../ports'
import {
  belowDesk,
  deliveries,
  deliveryId,
  type ChatDelivery,
  type DeliveryDoc,
  type Sent,
} from './delivery-doc'

/** The way into a group's chat; undefined for a group that is a page alone. */
export type ChatOf = (group: CountedGroup) => ChatDelivery | undefined

/** What a correction replaces: `of` are all of them, `instead` those of them that it takes the place of. */
export interface Forerunners {
  readonly of: readonly string[]
  readonly instead: readonly string[]
}

const toCorrect = ({ of, instead }: Forerunners) => ({
  broadcastId: { $in: [...of] },
  $or: [{ state: 'delivered' as const }, { broadcastId: { $in: [...instead] } }],
})

export type SendingStore = ReturnType<typeof createSendingStore>

/** Deliveries as a send writes them. */
export const createSendingStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = deliveries.of(db)

  const insert = (
    sent: Sent,
    groups: readonly CountedGroup[],
    chatOf: ChatOf,
    stateOf: (groupId: string) => Pick<DeliveryDoc, 'state' | 'deliveredAt'>,
  ): Promise<number> =>
    insertMissing(
      all,
      groups.map((group): DeliveryDoc => {
        const { groupId, name, orgName, orgPath, members } = group
        const chat = chatOf(group)
        return {
          _id: deliveryId(sent._id, groupId),
          broadcastId: sent._id,
          groupId,
          name,
          orgName,
          orgPath: [...orgPath],
          below: belowDesk(sent, orgPath),
          ...stateOf(groupId),
          members,
          opened: 0,
          acknowledged: 0,
          ...(chat && { chat }),
        }
      }),
      options,
    )

  const markDelivered = async (broadcastId: string, groupIds: readonly string[], at: Date): Promise<void> => {
    await all.updateMany(
      { _id: { $in: groupIds.map((groupId) => deliveryId(broadcastId, groupId)) }, state: 'planned' },
      { $set: { state: 'delivered', deliveredAt: at } },
      options,
    )
  }

  return {
    markDelivered,
    /** These have it in their pages: one write a group, and another one only where the delivery was planned before. */
    delivered: async (
      sent: Sent,
      groups: readonly CountedGroup[],
      chatOf: ChatOf,
      at: Date,
    ): Promise<void> => {
      const isNew = await insert(sent, groups, chatOf, () => ({ state: 'delivered', deliveredAt: at }))
      if (isNew === groups.length) return
      const ids = groups.map(({ groupId }) => groupId)
      await markDelivered(sent._id, ids, at)
    },
    /** These are to get it; `had`: those whose pages have it already. */
    plan: async (
      sent: Sent,
      groups: readonly CountedGroup[],
      chatOf: ChatOf,
      had: ReadonlySet<string>,
      at: Date,
    ): Promise<void> => {
      await insert(sent, groups, chatOf, (groupId) =>
        had.has(groupId) ? { state: 'delivered', deliveredAt: at } : { state: 'planned' },
      )
    },
    /** Groups that still wait for it, ascending by id. */
    planned: async (broadcastId: string, limit: number): Promise<string[]> => {
      const found = await all
        .find(
          { broadcastId, state: 'planned' },
          { ...options, projection: { _id: 0, groupId: 1 }, sort: { groupId: 1 }, limit },
        )
        .toArray()
      return found.map(({ groupId }) => groupId)
    },
    /** What was neither said by a robot nor passed on is dropped. */
    dropUnsaid: async (broadcastIds: readonly string[]): Promise<void> => {
      await all.updateMany(
        { broadcastId: { $in: [...broadcastIds] }, 'chat.state': 'waiting' },
        { $set: { 'chat.state': 'dropped' }, $unset: { 'chat.dueAt': '' } },
        options,
      )
    },
    /** Groups that a correction must reach, and their members; each once. */
    countReached: async (forerunners: Forerunners): Promise<{ groups: number; members: number }> => {
      const [found] = await all
        .aggregate<{ groups: number; members: number }>(
          [
            { $match: toCorrect(forerunners) },
            { $group: { _id: '$groupId', members: { $max: '$members' } } },
            { $group: { _id: null, groups: { $sum: 1 }, members: { $sum: '$members' } } },
            { $project: { _id: 0 } },
          ],
          options,
        )
        .toArray()
      return found ?? { groups: 0, members: 0 }
    },
    /** Groups that a correction must reach, ascending by id. */
    reachedBy: async (
      forerunners: Forerunners,
      afterGroup: string | undefined,
      limit: number,
    ): Promise<string[]> => {
      const found = await all
        .aggregate<{ _id: string }>(
          [
            {
              $match: {
                ...toCorrect(forerunners),
                ...(afterGroup !== undefined && { groupId: { $gt: afterGroup } }),
              },
            },
            { $group: { _id: '$groupId' } },
            { $sort: { _id: 1 } },
            { $limit: limit },
          ],
          options,
        )
        .toArray()
      return found.map(({ _id }) => _id)
    },
  }
}
