/** Polls a second of late, for the price of one addition each. */
export interface PollRate {
  count(): void
  perSecond(): number
}

const WINDOW_MS = 2000

/** Counts in windows of two seconds; what is told is the last full one. `now`: any monotonic clock, in ms. */
export const pollRate = (now: () => number = () => performance.now()): PollRate => {
  let counted = 0
  let begun = now()
  let last = 0
  const turn = (): void => {
    const passed = now() - begun
    if (passed < WINDOW_MS) return
    last = (counted * 1000) / passed
    counted = 0
    begun = now()
  }
  return {
    count: () => {
      counted += 1
      // Looking at the clock each time would cost more than counting.
      if (counted % 256 === 0) turn()
    },
    perSecond: () => {
      turn()
      return last
    },
  }
}
