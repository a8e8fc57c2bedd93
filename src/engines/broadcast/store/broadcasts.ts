import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { ResolvedAudience } from '../ports'
import type { AskedAudience, Reach } from '../rules/audience'

export interface BroadcastDoc {
  _id: string
  guideId: string
  version: number
  title: string
  /** As the sender asked, and as it was cut to the sender's scope. */
  audience: AskedAudience
  resolved: ResolvedAudience
  reach: Reach
  senderId: string
  /** The desk it comes from, as readers see it. */
  from: string
  compulsory: boolean
  state: 'planned' | 'delivering' | 'delivered' | 'stopped'
  /** As counted when it was sent; the deliveries are what really happened. */
  planned: { groups: number; members: number }
  /** Groups up to `after` have a delivery; `done` when all have. */
  planning: { after?: string; done: boolean }
  sentAt: Date
  deliveredAt?: Date
}

export const broadcasts = collection<BroadcastDoc>('broadcasts', [
  { key: { 'reach.paths': 1, sentAt: -1, _id: -1 }, name: 'below' },
  { key: { 'reach.tops': 1, sentAt: -1, _id: -1 }, name: 'above' },
])

export interface Before {
  readonly sentAt: Date
  readonly id: string
}

export type BroadcastStore = ReturnType<typeof createBroadcastStore>

export const createBroadcastStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = broadcasts.of(db)
  return {
    add: async (broadcast: BroadcastDoc): Promise<void> => {
      await all.insertOne(broadcast, options)
    },
    get: async (broadcastId: string): Promise<BroadcastDoc | null> =>
      all.findOne({ _id: broadcastId }, options),
    /** Those whose reach meets subtrees with these tops (`orgIds`, and all that is above them), newest first. */
    page: async (
      orgIds: readonly string[],
      above: readonly string[],
      before: Before | undefined,
      limit: number,
    ): Promise<BroadcastDoc[]> => {
      const older = before && {
        $or: [{ sentAt: { $lt: before.sentAt } }, { sentAt: before.sentAt, _id: { $lt: before.id } }],
      }
      const meets = [{ 'reach.paths': { $in: [...orgIds] } }, { 'reach.tops': { $in: [...above] } }]
      return all
        .find({ $and: [{ $or: meets }, older ?? {}] }, { ...options, sort: { sentAt: -1, _id: -1 }, limit })
        .toArray()
    },
    /** Never goes back, though two workers plan the same broadcast. */
    planned: async (broadcastId: string, upTo: string | undefined, done: boolean): Promise<void> => {
      await all.updateOne(
        { _id: broadcastId, state: { $in: ['planned', 'delivering'] } },
        {
          ...(upTo !== undefined && { $max: { 'planning.after': upTo } }),
          $set: { state: 'delivering', ...(done && { 'planning.done': true }) },
        },
        options,
      )
    },
    finished: async (broadcastId: string, at: Date): Promise<void> => {
      await all.updateOne(
        { _id: broadcastId, state: 'delivering' },
        { $set: { state: 'delivered', deliveredAt: at } },
        options,
      )
    },
  }
}
