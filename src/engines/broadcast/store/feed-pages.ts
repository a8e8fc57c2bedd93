import { boundedMap } from '../../../kernel/bounded-map'
import { watchChanges } from '../../../kernel/change-watch'
import { createKeptPages, type KeptPages } from '../../../kernel/kept-pages'
import type { House } from '../../../kernel/unit'
import { toFeedItems, type FeedEntry, type ItemContent } from '../rules/feed-item'
import { createFeedStore, feeds } from './feeds'
import { createItemStore } from './items'

const CONTENTS = 2000

/** Heads (`{ last, segments, tail }`) and segments (`{ segment, items }`) of feeds. */
export const createFeedPages = (
  { db }: Pick<House, 'db'>,
  onProblem: (error: unknown) => void,
): KeptPages => {
  const store = createFeedStore({ db, options: {} })
  const items = createItemStore({ db, options: {} })
  const contents = boundedMap<ItemContent>(CONTENTS, () => 1)

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
  return createKeptPages({
    watch: (events) => watchChanges({ collection: feeds.of(db), ...events, onProblem }),
    loadHead: async (groupId) => {
      const feed = await store.get(groupId)
      const tail = await itemsOf(feed?.tail ?? [])
      return { last: feed?.last ?? 0, segments: feed?.segments ?? 0, tail }
    },
    loadSegment: async (groupId, n) => {
      const segment = await store.segment(groupId, n)
      return segment ? { segment: n, items: await itemsOf(segment.entries) } : undefined
    },
  })
}
