/** Items in one immutable segment of a feed. */
export const SEGMENT_SIZE = 32
/** Most items that one look at a feed returns. */
export const STRETCH = 64

/** A position never lies beyond the end, and reading never goes backwards. */
export const unread = (last: number, readTo: number): number => Math.max(0, last - readTo)
