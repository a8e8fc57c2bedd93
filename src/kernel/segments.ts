/** A list that grows while many read it: sealed segments of `size` items each, which never change, and a tail behind
 *  them. Positions and segments count from 1. */

/** First and last position, both included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** `after`: the next ones. `before`: the ones below. Neither: the newest. */
export interface AskedStretch {
  readonly after?: number | undefined
  readonly before?: number | undefined
}

/** The segment that holds a position. */
export const segmentOf = (position: number, size: number): number => Math.ceil(position / size)

/** What is asked for of a list that ends at `last`, at most `most` long; undefined when there is nothing. */
export const stretchOf = (last: number, asked: AskedStretch, most: number): Stretch | undefined => {
  const top = asked.before === undefined ? last : Math.min(last, asked.before - 1)
  const from = asked.after === undefined ? Math.max(1, top - most + 1) : asked.after + 1
  const to = Math.min(top, from + most - 1)
  return from <= to ? { from, to } : undefined
}

/** The sealed segments that a stretch touches; the rest of it lies in the tail. */
export const segmentsOf = (stretch: Stretch, sealed: number, size: number): number[] => {
  const first = segmentOf(stretch.from, size)
  const final = Math.min(segmentOf(stretch.to, size), sealed)
  return Array.from({ length: Math.max(0, final - first + 1) }, (_, index) => first + index)
}
