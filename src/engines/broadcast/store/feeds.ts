import type { Filter, UpdateFilter } from 'mongodb'
import { collection } from '../../../kernel/collection'
import { insertMissing } from '../../../kernel/insert-missing'
import { segmentsOf, stretchOf, type AskedStretch, type Stretch } from '../../../kernel/segments'
import type { Unit } from '../../../kernel/unit'
import type { FeedEntry } from '../rules/feed-item'
import { SEGMENT_SIZE, STRETCH } from '../rules/positions'
import { positionId, readPositions } from './read-positions'

/** One group's feed: entries only, so that 180,000 groups cost 180,000 small writes. Positions
 *  `segments * 32 + 1` to `last` are in `tail`, the others in sealed segments. */
export interface FeedDoc {
  _id: string
  last: number
  segments: number
  /** Ends at position `last`: without a position in it, an entry is appended by a plain `$push`, at half the price of
   *  an update that reads the document. */
  tail: Omit<FeedEntry, 'p'>[]
  /** The newest 64 item ids: an item that is among them is not appended again. */
  recent: string[]
  /** One line for the list of groups. */
  newest: { text: string; at: Date }
  /** The newest corrections: they count as unread only for whoever opened one of the broadcasts they correct. */
  quiet?: QuietEntry[]
}

export interface QuietEntry {
  /** Position. */
  p: number
  /** Broadcast ids. */
  of: string[]
}

/** 32 entries that never change; `groupId:n`, n from 1. */
export interface SegmentDoc {
  _id: string
  entries: FeedEntry[]
}

export const feeds = collection<FeedDoc>('feeds')
export const feedSegments = collection<SegmentDoc>('feed_segments')

const RECENT = 64
/** Older corrections than these are no news to anybody. */
const QUIET = 16
const FULL = `tail.${SEGMENT_SIZE - 1}`
export const segmentId = (groupId: string, n: number): string => `${groupId}:${n}`

export interface Appending {
  readonly itemId: string
  readonly at: Date
  /** For the list of groups. */
  readonly line: string
  /** A correction of these broadcasts. */
  readonly quiet?: { readonly of: readonly string[] }
}

/** A feed as it is read. */
export type Feed = Omit<FeedDoc, 'tail'> & { readonly tail: FeedEntry[] }

export const placed = (feed: FeedDoc): Feed => {
  const before = feed.last - feed.tail.length
  return { ...feed, tail: feed.tail.map(({ id, at }, index) => ({ id, p: before + index + 1, at })) }
}

export type FeedHead = Pick<FeedDoc, '_id' | 'last' | 'newest' | 'quiet'>

const plainly = ({ itemId, at, line }: Appending): UpdateFilter<FeedDoc> => ({
  $inc: { last: 1 },
  $push: { tail: { id: itemId, at }, recent: { $each: [itemId], $slice: -RECENT } },
  $set: { newest: { text: line, at } },
})

/** What is marked as quiet is marked by its position, which only the document knows. */
const withQuiet = ({ itemId, at, line }: Appending, { of }: { readonly of: readonly string[] }) => {
  const next = { $add: ['$last', 1] }
  const id = { $literal: itemId }
  const mark = { p: next, of: { $literal: [...of] } }
  return [
    {
      $set: {
        last: next,
        tail: { $concatArrays: ['$tail', [{ id, at }]] },
        recent: { $slice: [{ $concatArrays: ['$recent', [id]] }, -RECENT] },
        newest: { text: { $literal: line }, at },
        quiet: { $slice: [{ $concatArrays: [{ $ifNull: ['$quiet', []] }, [mark]] }, -QUIET] },
      },
    },
  ]
}

export type FeedStore = ReturnType<typeof createFeedStore>

export const createFeedStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = feeds.of(db)
  const segments = feedSegments.of(db)

  /** Full tails become segments: first the segment is written, then the tail is cut. `segments` in the filter makes
   *  the cut happen once, and what is cut is what was written, because a tail only grows at its end. */
  const seal = async (groupIds: string[]): Promise<void> => {
    const full = await all
      .find(
        { _id: { $in: groupIds }, [FULL]: { $exists: true } },
        { ...options, projection: { tail: 1, segments: 1 } },
      )
      .toArray()
    if (full.length === 0) return
    await insertMissing(
      segments,
      full.map((feed) => ({
        _id: segmentId(feed._id, feed.segments + 1),
        entries: feed.tail
          .slice(0, SEGMENT_SIZE)
          .map(({ id, at }, index) => ({ id, p: feed.segments * SEGMENT_SIZE + index + 1, at })),
      })),
      options,
    )
    for (const sealed of new Set(full.map((feed) => feed.segments))) {
      const same = full.filter((feed) => feed.segments === sealed).map((feed) => feed._id)
      await all.updateMany(
        { _id: { $in: same }, segments: sealed },
        [{ $set: { segments: sealed + 1, tail: { $slice: ['$tail', SEGMENT_SIZE, 2 * SEGMENT_SIZE] } } }],
        options,
      )
    }
  }

  /** Begins the feeds that are missing, with the item in them already. */
  const begin = async (groupIds: string[], { itemId, at, line, quiet }: Appending): Promise<void> => {
    const known = await all.find({ _id: { $in: groupIds } }, { ...options, projection: { _id: 1 } }).toArray()
    const begun = new Set(known.map((feed) => feed._id))
    await insertMissing(
      all,
      groupIds
        .filter((groupId) => !begun.has(groupId))
        .map((_id) => ({
          _id,
          last: 1,
          segments: 0,
          tail: [{ id: itemId, at }],
          recent: [itemId],
          newest: { text: line, at },
          ...(quiet && { quiet: [{ p: 1, of: [...quiet.of] }] }),
        })),
      options,
    )
  }

  /** Entries of a stretch, ascending. The feed was read first: a segment it counts is there already. */
  const entriesOf = async (feed: Feed, stretch: Stretch): Promise<FeedEntry[]> => {
    const from = Math.max(1, stretch.from)
    const wanted = segmentsOf({ from, to: stretch.to }, feed.segments, SEGMENT_SIZE).map((n) =>
      segmentId(feed._id, n),
    )
    const sealed = wanted.length === 0 ? [] : await segments.find({ _id: { $in: wanted } }, options).toArray()
    return [...sealed.flatMap((segment) => segment.entries), ...feed.tail]
      .filter(({ p }) => p >= from && p <= stretch.to)
      .sort((a, b) => a.p - b.p)
  }

  /** Where the item is not yet; returns in how many feeds it was put. */
  const push = async (where: Filter<FeedDoc>, item: Appending): Promise<number> => {
    const { modifiedCount } = await all.updateMany(
      { ...where, recent: { $ne: item.itemId } },
      item.quiet ? withQuiet(item, item.quiet) : plainly(item),
      options,
    )
    return modifiedCount
  }

  const getPlaced = async (groupId: string): Promise<Feed | null> => {
    const feed = await all.findOne({ _id: groupId }, options)
    return feed && placed(feed)
  }

  return {
    /** Puts an item at the end of each of these feeds that does not have it yet. May be repeated, by several workers
     *  at once and after a crash at any point: each feed gets it exactly once. */
    append: async (groupIds: readonly string[], item: Appending): Promise<void> => {
      const ids = [...groupIds]
      // As a rule every feed is there, has room and lacks the item: then this was all.
      if ((await push({ _id: { $in: ids }, [FULL]: { $exists: false } }, item)) === ids.length) return
      await begin(ids, item)
      await seal(ids)
      await push({ _id: { $in: ids } }, item)
    },
    /** Of these groups, those that have the item among their newest 64. */
    having: async (groupIds: readonly string[], itemId: string): Promise<Set<string>> => {
      const found = await all
        .find({ _id: { $in: [...groupIds] }, recent: itemId }, { ...options, projection: { _id: 1 } })
        .toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    get: getPlaced,
    segment: async (groupId: string, n: number): Promise<SegmentDoc | null> =>
      segments.findOne({ _id: segmentId(groupId, n) }, options),
    /** What a list of groups needs of them. */
    heads: async (groupIds: readonly string[]): Promise<Map<string, FeedHead>> => {
      const found = await all
        .find({ _id: { $in: [...groupIds] } }, { ...options, projection: { last: 1, newest: 1, quiet: 1 } })
        .toArray()
      return new Map(found.map((feed) => [feed._id, feed]))
    },
    /** The same with the place that `keeper` has read up to, 0 where nothing was read; one query. */
    headsFor: async (
      keeper: string,
      groupIds: readonly string[],
    ): Promise<Map<string, FeedHead & { readTo: number }>> => {
      const found = await all
        .aggregate<FeedHead & { readTo: number }>(
          [
            { $match: { _id: { $in: [...groupIds] } } },
            {
              $project: {
                last: 1,
                newest: 1,
                quiet: 1,
                place: { $concat: [{ $literal: positionId(keeper, '') }, '$_id'] },
              },
            },
            { $lookup: { from: readPositions.name, localField: 'place', foreignField: '_id', as: 'places' } },
            {
              $project: {
                last: 1,
                newest: 1,
                quiet: 1,
                readTo: { $ifNull: [{ $first: '$places.position' }, 0] },
              },
            },
          ],
          options,
        )
        .toArray()
      return new Map(found.map((feed) => [feed._id, feed]))
    },
    stretch: async (
      groupId: string,
      asked: AskedStretch,
    ): Promise<{ last: number; entries: FeedEntry[] }> => {
      const feed = await getPlaced(groupId)
      const stretch = feed && stretchOf(feed.last, asked, STRETCH)
      return { last: feed?.last ?? 0, entries: stretch ? await entriesOf(feed, stretch) : [] }
    },
    /** At most `count` entries below a position (the newest when there is none), ascending. */
    below: async (
      groupId: string,
      before: number | undefined,
      count: number,
    ): Promise<{ entries: FeedEntry[] }> => {
      const feed = await getPlaced(groupId)
      if (!feed) return { entries: [] }
      const to = before === undefined ? feed.last : Math.min(feed.last, before - 1)
      return { entries: await entriesOf(feed, { from: to - count + 1, to }) }
    },
    /** The position of the first entry at or after a moment; 0 when there is none. Reads few segments, however many
     *  there are: positions ascend with time. */
    firstSince: async (groupId: string, since: Date): Promise<number> => {
      const feed = await getPlaced(groupId)
      if (!feed) return 0
      let [low, high] = [1, feed.segments + 1]
      while (low < high) {
        const middle = (low + high) >> 1
        const segment = await segments.findOne({ _id: segmentId(groupId, middle) }, options)
        if ((segment?.entries.at(-1)?.at ?? since) >= since) high = middle
        else low = middle + 1
      }
      const segment =
        low > feed.segments ? null : await segments.findOne({ _id: segmentId(groupId, low) }, options)
      return (segment?.entries ?? feed.tail).find(({ at }) => at >= since)?.p ?? 0
    },
    /** The newest `count` entries of one feed. */
    newest: async (
      groupId: string,
      count: number,
    ): Promise<{ last: number; entries: FeedEntry[]; quiet: readonly QuietEntry[] }> => {
      const feed = await getPlaced(groupId)
      if (!feed) return { last: 0, entries: [], quiet: [] }
      return {
        last: feed.last,
        quiet: feed.quiet ?? [],
        entries: await entriesOf(feed, { from: feed.last - count + 1, to: feed.last }),
      }
    },
    /** At least the newest 32 entries of each feed, as far as there are so many; two queries. */
    newestOf: async (groupIds: readonly string[]): Promise<(FeedEntry & { groupId: string })[]> => {
      const found = await all.find({ _id: { $in: [...groupIds] } }, options).toArray()
      const below = await segments
        .find(
          {
            _id: {
              $in: found.filter(({ segments: n }) => n > 0).map((feed) => segmentId(feed._id, feed.segments)),
            },
          },
          options,
        )
        .toArray()
      const sealed = new Map(below.map(({ _id, entries }) => [_id, entries]))
      return found.map(placed).flatMap((feed) =>
        [...(sealed.get(segmentId(feed._id, feed.segments)) ?? []), ...feed.tail].map((entry) => ({
          ...entry,
          groupId: feed._id,
        })),
      )
    },
  }
}
