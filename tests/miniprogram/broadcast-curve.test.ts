import fc from 'fast-check'
import { busiest, lineOf, scaleFor, ticksBetween } from '../../miniprogram/features/broadcast/desk/curve'

const HOUR = 3_600_000
const NINE = Date.parse('2026-11-20T01:12:00.000Z')

describe('the curve of who read when', () => {
  test('its axis holds every number of people, in whole and even steps, and is not mostly empty', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (most) => {
        const { lines, top } = scaleFor(most)
        expect(top).toBeGreaterThanOrEqual(most)
        expect(lines.every(Number.isInteger)).toBe(true)
        if (most >= 4) expect(top).toBeLessThanOrEqual(most * 4)
      }),
    )
    expect(scaleFor(96_240).lines).toEqual([0, 25_000, 50_000, 75_000, 100_000])
  })

  test('its times are round by the clock of Shanghai and never more than seven', () => {
    expect(ticksBetween(NINE, NINE + 5 * HOUR).at.map((at) => new Date(at + 8 * HOUR).getUTCHours())).toEqual(
      [10, 11, 12, 13, 14],
    )
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 1000 * 24 * HOUR }), (length) => {
        const { at } = ticksBetween(NINE, NINE + length)
        expect(at.length).toBeLessThanOrEqual(7)
        expect(at.every((one) => one >= NINE && one <= NINE + length)).toBe(true)
      }),
    )
  })

  test('a line begins at the left edge and stands on the bottom when nobody has read', () => {
    expect(
      lineOf(
        [
          { at: 0, value: 0 },
          { at: 50, value: 5 },
          { at: 100, value: 10 },
        ],
        0,
        100,
        10,
      ),
    ).toBe('0,100 50,50 100,0')
  })

  test('the busiest stretch is named only when one stands out', () => {
    const at = (hours: number, opened: number) => ({
      at: new Date(NINE + hours * HOUR).toISOString(),
      opened,
      acknowledged: 0,
    })
    expect(busiest([at(0, 0), at(1, 9)])).toBeUndefined()
    expect(busiest([at(0, 0), at(1, 1), at(2, 1), at(3, 2)])).toBeUndefined()
    expect(busiest([at(0, 0), at(1, 10), at(2, 90), at(3, 95)])).toEqual({
      from: at(1, 0).at,
      to: at(2, 0).at,
    })
  })
})
