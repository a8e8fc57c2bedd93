import type { FeedItem } from './api'

type Placed = Pick<FeedItem, 'position'>

/** Puts two stretches together, each position once, oldest first. */
export const joined = <Item extends Placed>(a: readonly Item[], b: readonly Item[]): Item[] => {
  const byPosition = new Map([...a, ...b].map((item) => [item.position, item]))
  return [...byPosition.values()].sort((one, other) => one.position - other.position)
}

/** What was known with what came since; when messages lie between the two, only the new ones, so that there is no gap. */
export const continued = <Item extends Placed>(known: readonly Item[], fresh: readonly Item[]): Item[] => {
  const end = known.at(-1)?.position
  const begin = fresh[0]?.position
  return end === undefined || begin === undefined || begin > end + 1 ? [...fresh] : joined(known, fresh)
}
