import fc from 'fast-check'
import {
  by,
  countdown,
  dayAfter,
  dayStart,
  dayWord,
  span,
  timeOf,
  when,
} from '../../miniprogram/features/hotline/when'
import { calendarDay } from '../../miniprogram/ui/time'

const NOW = '2026-11-24T06:32:00.000Z'

describe('times of the hotline are those of Shanghai, whatever the phone says', () => {
  test('a moment late in the evening in London is tomorrow morning here', () => {
    expect(when('2026-11-24T23:30:00.000Z', NOW)).toBe('明天 07:30')
  })
  test('today, tomorrow and yesterday are counted by the server’s day', () => {
    expect(dayWord('2026-11-24T15:59:00.000Z', NOW)).toBe('今天')
    expect(dayWord('2026-11-24T16:00:00.000Z', NOW)).toBe('明天')
    expect(dayWord('2026-11-23T15:59:00.000Z', NOW)).toBe('昨天')
    expect(dayWord('2026-11-26T02:00:00.000Z', NOW)).toBe('11月26日 周四')
  })
  test('a deadline of today is a time, one of another day says which', () => {
    expect(by('2026-11-24T07:14:00.000Z', NOW)).toBe('15:14')
    expect(by('2026-11-25T01:30:00.000Z', NOW)).toBe('明天 09:30')
  })
  test('the day on which clocks change elsewhere has 24 hours here', () => {
    expect(dayAfter('2026-10-25', 1)).toBe('2026-10-26')
    expect(dayAfter('2027-03-28', 1)).toBe('2027-03-29')
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  })
  test('every day begins at midnight and is the day it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const day = dayAfter('1992-01-01', n)
        expect(calendarDay(dayStart(day))).toBe(day)
        expect(calendarDay(dayStart(day) - 1)).toBe(dayAfter(day, -1))
        expect(timeOf(dayStart(day))).toBe('00:00')
      }),
    )
  })
})

describe('what is left', () => {
  test('is never said to be more than it is', () => {
    expect(span(59_999)).toBe('不到 1 分钟')
    expect(span(42 * 60_000 + 59_000)).toBe('42 分钟')
    expect(span(80 * 60_000)).toBe('1 小时 20 分钟')
    expect(span(2 * 3_600_000)).toBe('2 小时')
    expect(span(49 * 3_600_000)).toBe('2 天')
  })
  test('a hold counts down to nothing and stops there', () => {
    expect(countdown(272_000)).toBe('4:32')
    expect(countdown(1)).toBe('0:01')
    expect(countdown(-5_000)).toBe('0:00')
  })
})
