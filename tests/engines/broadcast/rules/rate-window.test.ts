import * as fc from 'fast-check'
import {
  EMPTY_WINDOW,
  halve,
  PER_MINUTE,
  roomIn,
  settle,
  take,
  type RateWindow,
} from '../../../../src/engines/broadcast/rules/rate-window'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Arrivals in any 60 seconds, at most. */
const busiest = (arrivals: readonly number[]): number =>
  Math.max(0, ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + MINUTE).length))

test('no 60 seconds ever hold more than 20 arrivals, however late answers come and whoever dies', () => {
  const step = fc.record({
    pause: fc.integer({ min: 0, max: 20_000 }),
    /** How long the message takes to arrive, and its answer to come back; none: the process died. */
    travel: fc.integer({ min: 0, max: 4_000 }),
    answer: fc.option(fc.integer({ min: 0, max: 5_000 })),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), (steps) => {
      let [window, now]: [RateWindow, number] = [EMPTY_WINDOW, 0]
      const arrivals: number[] = []
      for (const [n, { pause, travel, answer }] of steps.entries()) {
        now += pause
        if (roomIn(window, new Date(now)).free === 0) continue
        window = take(window, String(n), new Date(now))
        arrivals.push(now + travel)
        now += travel
        if (answer === null) continue
        now += answer
        window = settle(window, String(n), new Date(now))
      }
      expect(busiest(arrivals)).toBeLessThanOrEqual(PER_MINUTE)
    }),
  )
})

test('a backlog of 400 goes out as fast as the limit allows: at least 95 percent of it', () => {
  let [window, now]: [RateWindow, number] = [EMPTY_WINDOW, 0]
  for (let sent = 0; sent < 400; sent += 1) {
    const { free, next } = roomIn(window, new Date(now))
    if (free === 0) now = next.getTime()
    window = settle(take(window, String(sent), new Date(now)), String(sent), new Date(now))
  }
  expect(400 / (PER_MINUTE * ((now + MINUTE) / MINUTE))).toBeGreaterThanOrEqual(0.95)
})

test('the moment that is promised is the moment at which there is room', () => {
  let window = EMPTY_WINDOW
  for (let n = 0; n < PER_MINUTE; n += 1)
    window = settle(take(window, String(n), new Date(n * 100)), String(n), new Date(n * 100 + 50))
  const { free, next } = roomIn(window, new Date(3_000))
  expect(free).toBe(0)
  expect(roomIn(window, new Date(next.getTime() - 1)).free).toBe(0)
  expect(roomIn(window, next).free).toBe(1)
})

test('a clock that was set back an hour holds a robot for little more than a minute', () => {
  let window = EMPTY_WINDOW
  for (let n = 0; n < PER_MINUTE; n += 1)
    window = settle(take(window, String(n), new Date(HOUR)), String(n), new Date(HOUR))
  const { free, next } = roomIn(window, new Date(0))
  expect(free).toBe(0)
  expect(next.getTime()).toBeLessThanOrEqual(75_000)
})

test('a robot that was told "too many" says half as many, and comes back to 20 while nothing is refused', () => {
  const window = halve(EMPTY_WINDOW, new Date(0))
  expect(roomIn(window, new Date(1_000)).free).toBe(0)
  expect(roomIn(window, new Date(61_000)).free).toBe(10)
  expect(roomIn(window, new Date(11 * MINUTE)).free).toBe(20)
  const often = halve(
    halve(halve(halve(halve(window, new Date(1)), new Date(2)), new Date(3)), new Date(4)),
    new Date(5),
  )
  expect(roomIn(often, new Date(61_000)).free).toBe(1)
})
