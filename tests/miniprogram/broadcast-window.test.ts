import fc from 'fast-check'
import { continued } from '../../miniprogram/features/broadcast/joined'
import {
  MOST,
  shownOf,
  windowAfter,
  windowAround,
  windowAtStart,
  windowBefore,
} from '../../miniprogram/features/broadcast/window'

const feed = (last: number) => Array.from({ length: last }, (_, place) => ({ position: place + 1 }))

describe('the part of a long chat that is drawn', () => {
  test('a person begins at the end, or at the first unread message when there are too many', () => {
    expect(windowAtStart(5, 0)).toEqual({ from: 1, to: undefined })
    expect(windowAtStart(200, 195)).toEqual({ from: 187, to: undefined })
    const far = windowAtStart(200, 100)
    expect(far.from).toBeLessThanOrEqual(101)
    expect(far.to).toBeLessThan(200)
  })

  test('going back reaches the first message and going on reaches the last one, without a gap and never with too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (last, read) => {
        let window = windowAtStart(last, Math.min(read, last))
        const items = feed(last)
        for (let turn = 0; turn < 40 && window.from > 1; turn += 1) {
          const before = shownOf(items, window)[0]?.position ?? 0
          window = windowBefore(window, last)
          const shown = shownOf(items, window)
          expect(shown.length).toBeLessThanOrEqual(MOST)
          expect(shown.some(({ position }) => position === before)).toBe(true)
        }
        expect(window.from).toBe(1)
        for (let turn = 0; turn < 40 && window.to !== undefined; turn += 1) {
          const end = shownOf(items, window).at(-1)?.position ?? 0
          window = windowAfter(window, last)
          const shown = shownOf(items, window)
          expect(shown.length).toBeLessThanOrEqual(MOST)
          expect(shown.some(({ position }) => position === end)).toBe(true)
        }
        expect(shownOf(items, window).at(-1)?.position).toBe(last)
      }),
    )
  })

  test('when many messages came since the last visit, what was kept makes way, so that none is skipped', () => {
    expect(continued(feed(3), feed(6).slice(2)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
    expect(continued(feed(3), feed(9).slice(6)).map(({ position }) => position)).toEqual([7, 8, 9])
  })

  test('a message that was found is drawn, wherever it lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (last, seed) => {
        const position = (seed % last) + 1
        expect(
          shownOf(feed(last), windowAround(position, last)).some((item) => item.position === position),
        ).toBe(true)
      }),
    )
  })
})
