import type { ItemContent } from './feed-item'

export interface WaitingItem {
  readonly groupId: string
  readonly itemId: string
  readonly at: Date
  readonly guide: NonNullable<ItemContent['guide']>
  readonly compulsory: boolean
  readonly corrects?: number
}

/** Most things that wait at once on a home page. */
const MOST = 20

/** What is left to acknowledge, newest first: a broadcast once though it came in two groups, and of a corrected
 *  guide the newest version only. */
export const stillWaiting = (
  items: readonly WaitingItem[],
  acknowledged: ReadonlySet<string>,
): WaitingItem[] => {
  const seen = new Set<string>()
  const newest = new Map<string, number>()
  for (const { guide } of items) {
    newest.set(guide.guideId, Math.max(guide.version, newest.get(guide.guideId) ?? 0))
  }
  return [...items]
    .sort((a, b) => b.at.getTime() - a.at.getTime() || a.itemId.localeCompare(b.itemId))
    .filter(({ itemId, guide }) => {
      if (acknowledged.has(itemId) || seen.has(itemId)) return false
      seen.add(itemId)
      return guide.version === newest.get(guide.guideId)
    })
    .slice(0, MOST)
}
