/**
 * Messages that a chat shows at first. One is some 27 nodes and 3 KB on their way to the view layer, and a page should
 * stay below 600 nodes and 64 KB; beside messages there are a person's own questions.
 */
const WINDOW = 14
/** Messages that are ever drawn at once. */
export const MOST = 20
/** How far the window moves when somebody asks for more; what was on the screen stays in it. */
const STEP = 12
/** Messages above the first unread one, so that it does not begin in the air. */
const ABOVE = 3

export interface Window {
  /** First position shown. */
  readonly from: number
  /** Last position shown; undefined follows the end as new ones come. */
  readonly to: number | undefined
}

const starting = (from: number, last: number): Window => {
  const first = Math.max(1, from)
  return first + WINDOW - 1 >= last ? { from: first, to: undefined } : { from: first, to: first + WINDOW - 1 }
}

/** Where a person begins: at the end, or at the first unread one when the unread ones do not fit. */
export const windowAtStart = (last: number, readTo: number): Window => {
  const atEnd: Window = { from: Math.max(1, last - WINDOW + 1), to: undefined }
  return readTo > 0 && readTo + 1 < atEnd.from ? starting(readTo + 1 - ABOVE, last) : atEnd
}

/** Around one message that was looked for. */
export const windowAround = (position: number, last: number): Window => starting(position - ABOVE, last)

/** Further back; what falls out at the other end can be had again. */
export const windowBefore = (window: Window, last: number): Window => {
  const from = Math.max(1, window.from - STEP)
  const to = window.to ?? last
  return to - from + 1 <= MOST ? { from, to: window.to } : { from, to: from + MOST - 1 }
}

/** Further on, up to the end. */
export const windowAfter = (window: Window, last: number): Window => {
  if (window.to === undefined) return window
  const to = window.to + STEP
  const from = Math.max(window.from, to - MOST + 1)
  return to >= last ? { from, to: undefined } : { from, to }
}

/** Following the end for a long time must not let the window grow without end. */
export const shownOf = <Item extends { readonly position: number }>(
  items: readonly Item[],
  { from, to }: Window,
): Item[] =>
  items.filter(({ position }) => position >= from && (to === undefined || position <= to)).slice(-MOST)
