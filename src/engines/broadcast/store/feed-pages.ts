import { createHash } from 'node:crypto'
import { boundedMap } from '../../../kernel/bounded-map'
import type { House } from '../../../kernel/unit'
import { toFeedItems, type FeedEntry, type ItemContent } from '../rules/feed-item'
import { watchFeeds } from './feed-watch'
import { createFeedStore } from './feeds'
import { createItemStore } from './items'

/** An answer as it goes over the wire. */
export interface Page {
  readonly body: Buffer
  readonly etag: string
}

/** Heads and segments of feeds, ready to be sent; a poll that finds nothing new costs no look into the database. */
export interface FeedPages {
  /** `{ last, segments, tail }`, if it is at hand and known to be fresh. */
  headAtHand(groupId: string): Page | undefined
  head(groupId: string): Promise<Page>
  /** `{ segment, items }`, n from 1; undefined when it is not sealed yet. */
  segment(groupId: string, n: number): Promise<Page | undefined>
  close(): Promise<void>
}

interface Remembered extends Page {
  /** On the process's own monotonic clock, in ms. */
  readonly loadedAt: number
}

/** Without news from the database a head is believed for this long. */
const TTL_MS = 1000
const HEADS_BYTES = 64 * 1024 * 1024
const SEGMENTS_BYTES = 32 * 1024 * 1024
const CONTENTS = 2000
/** What an entry weighs beside its body. */
const OVERHEAD = 400

export const createFeedPages = (
  { db }: Pick<House, 'db'>,
  onProblem: (error: unknown) => void,
): FeedPages => {
  const feeds = createFeedStore({ db, options: {} })
  const items = createItemStore({ db, options: {} })
  const weigh = ({ body }: Page): number => body.length + OVERHEAD
  const heads = boundedMap<Remembered>(HEADS_BYTES, weigh)
  const segments = boundedMap<Page>(SEGMENTS_BYTES, weigh)
  const contents = boundedMap<ItemContent>(CONTENTS, () => 1)
  const loading = new Map<string, Promise<Page>>()

  /** A load under way may have read what is old now: it still answers those who wait, and is not remembered. */
  const forget = (groupId: string): void => {
    heads.delete(groupId)
    loading.delete(groupId)
  }
  const watch = watchFeeds({
    db,
    onChange: forget,
    onOpen: () => {
      heads.clear()
      loading.clear()
    },
    onProblem,
  })

  const itemsOf = async (entries: readonly FeedEntry[]) => {
    const known = new Map<string, ItemContent>()
    for (const { id } of entries) {
      const content = contents.get(id)
      if (content) known.set(id, content)
    }
    const missing = entries.map(({ id }) => id).filter((id) => !known.has(id))
    for (const [id, content] of await items.find(missing)) {
      known.set(id, content)
      contents.set(id, content)
    }
    return toFeedItems(entries, known)
  }
  const loadHead = async (groupId: string): Promise<Page> => {
    const feed = await feeds.get(groupId)
    const tail = await itemsOf(feed?.tail ?? [])
    return pageOf({ last: feed?.last ?? 0, segments: feed?.segments ?? 0, tail })
  }

  const headAtHand = (groupId: string): Page | undefined => {
    const head = heads.get(groupId)
    return head && (watch.isLive() || performance.now() - head.loadedAt < TTL_MS) ? head : undefined
  }
  return {
    headAtHand,
    head: (groupId) => {
      const head = headAtHand(groupId)
      if (head) return Promise.resolve(head)
      const underWay = loading.get(groupId)
      if (underWay) return underWay
      const loadedAt = performance.now()
      const load: Promise<Page> = loadHead(groupId)
        .then((page) => {
          if (loading.get(groupId) === load) heads.set(groupId, { ...page, loadedAt })
          return page
        })
        .finally(() => {
          if (loading.get(groupId) === load) loading.delete(groupId)
        })
      loading.set(groupId, load)
      return load
    },
    segment: async (groupId, n) => {
      const key = `${groupId}:${n}`
      const known = segments.get(key)
      if (known) return known
      const segment = await feeds.segment(groupId, n)
      if (!segment) return undefined
      const page = pageOf({ segment: n, items: await itemsOf(segment.entries) })
      segments.set(key, page)
      return page
    },
    close: () => watch.stop(),
  }
}

const pageOf = (value: unknown): Page => {
  const body = Buffer.from(JSON.stringify(value))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
