import fc from 'fast-check'
import { pollLoad } from '../../../src/doors/http/poll-load'
import {
  MOST_BUSY,
  paced,
  pollSeconds,
  toldAudience,
  type Pace,
} from '../../../src/engines/lecture/rules/interval'

const QUIET = { pollsPerSecond: 0, busy: 0 }

it('how many listen is told from ten on; fewer are known to the hosts alone', () => {
  expect([0, 1, 9, 10, 12_400].map(toldAudience)).toEqual([0, 0, 0, 10, 12_400])
})

describe('how often a room is looked at', () => {
  it('follows the people in it, in steps, between four seconds and a minute', () => {
    expect([0, 16_000, 16_001, 40_000, 100_000, 1_000_000].map(pollSeconds)).toEqual([4, 4, 5, 10, 25, 60])
  })

  it('a hundred thousand people cost at most four thousand looks a second', () => {
    expect(100_000 / pollSeconds(100_000)).toBeLessThanOrEqual(4_000)
  })

  it('a server that is too busy with viewers whom nobody counts tells them to wait until it is not, and no longer than that', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 60_000 }),
        fc.integer({ min: 500, max: 20_000 }),
        (viewers, most) => {
          let pace: Pace | undefined
          let busy = 0
          for (let now = 0; now < 3_600_000; now += 5_000) {
            const interval = pace?.interval ?? 4
            const pollsPerSecond = viewers / interval
            busy = Math.min(1, pollsPerSecond / most)
            pace = paced(pace, 0, { pollsPerSecond, busy }, now)
          }
          const { interval } = pace ?? { interval: 0 }
          if (viewers / 60 <= most * MOST_BUSY) expect(busy).toBeLessThanOrEqual(MOST_BUSY + 1e-9)
          // Not a step longer than needed: a quarter is the widest step, rounding to whole steps another.
          if (interval > 4) expect(viewers / (interval / 1.6)).toBeGreaterThan(most * MOST_BUSY)
        },
      ),
    )
  })

  it('lets them come closer a step at a time when it has time again', () => {
    let pace: Pace = { interval: 60, since: 0 }
    const told = [60]
    for (let now = 0; now < 600_000; now += 5_000) {
      pace = paced(pace, 0, QUIET, now)
      if (told.at(-1) !== pace.interval) told.push(pace.interval)
    }
    expect(told).toEqual([60, 50, 40, 30, 25, 20, 15, 12, 10, 8, 6, 5, 4])
  })

  it('is not judged again before everybody has heard of the last change', () => {
    const busy = { pollsPerSecond: 5_000, busy: 1 }
    const pace: Pace = { interval: 20, since: 1_000 }
    expect(paced(pace, 0, busy, 20_999)).toBe(pace)
    expect(paced(pace, 0, busy, 21_000).interval).toBe(40)
    // People who were counted are heeded at once.
    expect(paced(pace, 200_000, QUIET, 1_001).interval).toBe(50)
  })

  it('is not stretched for what others keep the server busy with', () => {
    expect(paced({ interval: 4, since: 0 }, 10, { pollsPerSecond: 3, busy: 1 }, 10_000).interval).toBe(4)
  })
})

it('a server measures its polls and its own work in windows of two seconds', async () => {
  let now = 0
  const load = pollLoad(() => now)
  expect(load.ofLate()).toEqual({ pollsPerSecond: 0, busy: 0 })
  for (let n = 0; n < 600; n += 1) load.count()
  // Works for a while without a pause, then waits about as long.
  const until = performance.now() + 60
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 60))
  now = 3_000
  const { pollsPerSecond, busy } = load.ofLate()
  expect(pollsPerSecond).toBe(200)
  expect(busy).toBeGreaterThan(0)
  expect(busy).toBeLessThanOrEqual(1)
})
