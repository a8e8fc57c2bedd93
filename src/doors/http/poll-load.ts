import { performance } from 'node:perf_hooks'

/** What polls cost this process, for the price of one addition each. */
export interface PollLoad {
  count(): void
  ofLate(): { readonly pollsPerSecond: number; readonly busy: number }
}

const WINDOW_MS = 2000

/** Measures in windows of two seconds or more; what is told is the last full one. `busy` is the share of that time in
 *  which the event loop was at work and not waiting: on a machine with too much to do it nears 1 before polls are late.
 *  `now`: any monotonic clock, in ms. */
export const pollLoad = (now: () => number = () => performance.now()): PollLoad => {
  let counted = 0
  let begun = now()
  let looked = performance.eventLoopUtilization()
  let last = { pollsPerSecond: 0, busy: 0 }
  const turn = (): void => {
    const passed = now() - begun
    if (passed < WINDOW_MS) return
    const seen = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(seen, looked)
    last = { pollsPerSecond: (counted * 1000) / passed, busy: utilization }
    counted = 0
    begun = now()
    looked = seen
  }
  return {
    count: () => {
      counted += 1
      // Looking at the clock each time would cost more than counting.
      if (counted % 256 === 0) turn()
    },
    ofLate: () => {
      turn()
      return last
    },
  }
}
