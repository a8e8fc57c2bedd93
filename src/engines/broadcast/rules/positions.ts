/** Items in one immutable segment of a feed. */
export const SEGMENT_SIZE = 32
/** Most items that one look at a feed returns. */
export const STRETCH = 64

/** The segment, from 1, that holds a position, from 1. */
export const segmentOf = (position: number): number => Math.ceil(position / SEGMENT_SIZE)

/** First and last position of what is asked for, both included; undefined when there is nothing.
 *  `after`: the next ones. `before`: the ones below. Neither: the newest. */
export const stretchOf = (
  last: number,
  asked: { readonly after?: number | undefined; readonly before?: number | undefined },
): { from: number; to: number } | undefined => {
  const top = asked.before === undefined ? last : Math.min(last, asked.before - 1)
  const from = asked.after === undefined ? Math.max(1, top - STRETCH + 1) : asked.after + 1
  const to = Math.min(top, from + STRETCH - 1)
  return from <= to ? { from, to } : undefined
}

/** The sealed segments that a stretch touches; the rest of it lies in the tail. */
export const segmentsOf = (stretch: { from: number; to: number }, sealed: number): number[] => {
  const first = segmentOf(stretch.from)
  const final = Math.min(segmentOf(stretch.to), sealed)
  return Array.from({ length: Math.max(0, final - first + 1) }, (_, index) => first + index)
}

/** A position never lies beyond the end, and reading never goes backwards. */
export const unread = (last: number, readTo: number): number => Math.max(0, last - readTo)
