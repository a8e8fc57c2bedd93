import { broadcast } from '../contract'
import { toFeedItems } from '../rules/feed-item'
import { operation } from '../services'
import { requireGroup } from './require-group'

const HITS = 20
/** Items looked at in one go, and in one call at most; a page may hold few and still have a next one. */
const STRETCH = 320
const LOOKED_AT = 3200

/** Newest first, straight over the group's own items. */
export const searchFeed = operation(broadcast.searchFeed, async (given) => {
  const { input, caller, feeds, groups, items } = given
  await requireGroup(groups, caller, input.groupId)
  const words = input.text.toLowerCase().split(/\s+/).filter(Boolean)
  const hits: ReturnType<typeof toFeedItems> = []
  let before = input.before
  for (let looked = 0; looked < LOOKED_AT; looked += STRETCH) {
    const { entries } = await feeds.below(input.groupId, before, STRETCH)
    const first = entries[0]?.p
    if (first === undefined) return { items: hits }
    const found = await items.holding(
      entries.map(({ id }) => id),
      words,
    )
    const newestFirst = [...entries].reverse().filter(({ id }) => found.has(id))
    for (const entry of newestFirst) {
      hits.push(...toFeedItems([entry], found))
      if (hits.length === HITS) return { items: hits, ...(entry.p > 1 && { next: entry.p }) }
    }
    if (first === 1) return { items: hits }
    before = first
  }
  return { items: hits, ...(before !== undefined && { next: before }) }
})
