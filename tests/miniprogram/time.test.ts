import { brief, clockTime, longDay, moment, shortDay } from '../../miniprogram/ui/time'

/** 22 November 2026, 22:34 in Shanghai. */
const NOW = Date.UTC(2026, 10, 22, 14, 34)

describe('times on the screen', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW))
  afterEach(() => jest.restoreAllMocks())

  test('a moment is shown in Shanghai, wherever the phone is', () => {
    expect(clockTime('2026-11-22T01:12:00.000Z')).toBe('09:12')
  })

  test('a day begins at midnight in Shanghai, not in UTC', () => {
    expect(moment('2026-11-21T16:30:00.000Z')).toBe('今天 00:30')
    expect(moment('2026-11-21T15:30:00.000Z')).toBe('昨天 23:30')
  })

  test('a year is named only when it is another one', () => {
    expect([shortDay('2026-11-20T04:00:00.000Z'), shortDay('2025-12-31T04:00:00.000Z')]).toEqual([
      '11月20日',
      '2025年12月31日',
    ])
  })

  test('a calendar day is not moved by a time zone', () => {
    expect(longDay('2026-11-20')).toBe('2026年11月20日')
  })

  test('a list shows the time of today and the day of what is older', () => {
    expect([
      brief('2026-11-22T01:12:00.000Z'),
      brief('2026-11-21T01:12:00.000Z'),
      brief('2026-11-01T01:12:00.000Z'),
    ]).toEqual(['09:12', '昨天', '11月1日'])
  })
})
