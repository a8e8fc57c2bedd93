import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { ChatChannel, ResolvedAudience } from '../ports'
import type { AskedAudience, Reach } from '../rules/audience'
import type { FeedItem } from '../rules/feed-item'

export type BroadcastState =
  'waiting' | 'refused' | 'planned' | 'delivering' | 'paused' | 'delivered' | 'stopped'

export interface BroadcastDoc {
  _id: string
  kind: FeedItem['kind']
  /** Of a guide. */
  guideId?: string
  /** Of a guide; 1 for everything else. */
  version: number
  /** A correction: the version it replaces, and the broadcasts that carried it, whose groups get this one: those that
   *  got it, and of `instead` those, too, that had not got it yet. */
  corrects?: { version: number; of: string[]; instead: string[] }
  title: string
  /** As the sender asked, and as it was cut to the sender's scope. */
  audience: AskedAudience
  resolved: ResolvedAudience
  reach: Reach
  senderId: string
  /** The desk it comes from, as readers see it, and where that is in the tree. */
  from: string
  deskPath: string[]
  channels: ChatChannel[]
  compulsory: boolean
  state: BroadcastState
  /** As counted when it was sent; the deliveries are what really happened. */
  planned: { groups: number; members: number }
  /** Groups up to `after` have it in their pages and a delivery; `done` when all have. Of a send that was held or
   *  stopped on the way, those up to `listed` have a delivery all the same; `allListed` when all have. */
  planning: { after?: string; done: boolean; listed?: string; allListed?: boolean }
  /** How often it was set going; names the outbox message of each time. */
  runs: number
  sentAt: Date
  deliveredAt?: Date
  decision?: { by: string; at: Date; note: string }
  stopped?: { by: string; at: Date; reason: string }
}

export const broadcasts = collection<BroadcastDoc>('broadcasts', [
  { key: { 'reach.paths': 1, sentAt: -1, _id: -1 }, name: 'below' },
  { key: { 'reach.tops': 1, sentAt: -1, _id: -1 }, name: 'above' },
  { key: { deskPath: 1, sentAt: 1 }, name: 'waiting', partialFilterExpression: { state: 'waiting' } },
  { key: { guideId: 1, version: 1 } },
])

/** States in which something may still go out. */
export const GOING: readonly BroadcastState[] = ['planned', 'delivering']

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
    byIds: (ids: readonly string[]): Promise<BroadcastDoc[]> =>
      all.find({ _id: { $in: [...ids] } }, options).toArray(),
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
    /** What waits for a second person at these desks, oldest first. */
    waiting: (deskIds: readonly string[], limit: number): Promise<BroadcastDoc[]> =>
      all
        .find(
          { deskPath: { $in: [...deskIds] }, state: 'waiting' },
          { ...options, sort: { sentAt: 1 }, limit },
        )
        .toArray(),
    /** What carried one version of a guide into groups. */
    ofGuide: (guideId: string, version: number): Promise<BroadcastDoc[]> =>
      all
        .find(
          { guideId, version, state: { $in: ['planned', 'delivering', 'paused', 'delivered', 'stopped'] } },
          options,
        )
        .toArray(),
    /** Groups up to `upTo` have it. Never goes back, though two workers deliver the same broadcast. */
    reached: async (broadcastId: string, upTo: string | undefined, done: boolean): Promise<void> => {
      await all.updateOne(
        { _id: broadcastId, state: { $in: [...GOING] } },
        {
          ...(upTo !== undefined && { $max: { 'planning.after': upTo } }),
          $set: { state: 'delivering', ...(done && { 'planning.done': true }) },
        },
        options,
      )
    },
    /** Of a send that does not go on: groups up to `upTo` have a delivery. */
    listed: async (broadcastId: string, upTo: string | undefined, done: boolean): Promise<void> => {
      const set = { ...(done && { 'planning.allListed': true }) }
      await all.updateOne(
        { _id: broadcastId },
        { ...(upTo !== undefined && { $max: { 'planning.listed': upTo } }), $set: set },
        options,
      )
    },
    /** The last groups, up to `upTo`, have it, and nothing is left to say. Not when it was held since it was read, even if
     *  it goes on by now: then groups may have been written down that wait for it. */
    completed: async (
      { _id, runs }: Pick<BroadcastDoc, '_id' | 'runs'>,
      upTo: string | undefined,
      at: Date,
    ): Promise<void> => {
      await all.updateOne(
        { _id, runs, state: { $in: [...GOING] } },
        {
          ...(upTo !== undefined && { $max: { 'planning.after': upTo } }),
          $set: { state: 'delivered', 'planning.done': true, deliveredAt: at },
        },
        options,
      )
    },
    finished: async (broadcastId: string, at: Date): Promise<void> => {
      await all.updateOne(
        { _id: broadcastId, state: 'delivering', 'planning.done': true },
        { $set: { state: 'delivered', deliveredAt: at } },
        options,
      )
    },
    /** From one of these states into another; the broadcast as it is now, or null when it was in none of them.
     *  Setting it going counts a run. */
    move: async (
      broadcastId: string,
      from: readonly BroadcastState[],
      to: BroadcastState,
      more: Partial<Pick<BroadcastDoc, 'decision' | 'stopped' | 'sentAt'>> = {},
    ): Promise<BroadcastDoc | null> =>
      all.findOneAndUpdate(
        { _id: broadcastId, state: { $in: [...from] } },
        { $set: { state: to, ...more }, ...(GOING.includes(to) && { $inc: { runs: 1 } }) },
        { ...options, returnDocument: 'after' },
      ),
  }
}

/** Each broadcast's id and title, one after the other. */
export const allBroadcasts = ({ db }: Pick<Unit, 'db'>): AsyncIterable<Pick<BroadcastDoc, '_id' | 'title'>> =>
  broadcasts.of(db).find({}, { projection: { title: 1 } })
