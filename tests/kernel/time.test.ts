import fc from 'fast-check'
import { sayDate, shanghaiDay, shanghaiTime, startOfDay } from '../../src/kernel/time'

test('a moment is read in Shanghai, whatever the server believes', () => {
  const evening = new Date('2026-11-22T16:05:09.900Z')
  expect(shanghaiTime(evening)).toBe('2026-11-23 00:05:09')
  expect(shanghaiDay(evening)).toBe('2026-11-23')
  expect(sayDate(evening)).toBe('11月23日 00:05')
  expect(sayDate(new Date('2027-01-04T23:59:59Z'))).toBe('1月5日 07:59')
})

test('a day begins at the midnight that its moments follow', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (at) => {
      const passed = at.getTime() - startOfDay(shanghaiDay(at)).getTime()
      expect(passed).toBeGreaterThanOrEqual(0)
      expect(passed).toBeLessThan(86_400_000)
      const clock = new Date(passed).toISOString().slice(11, 19)
      expect(shanghaiTime(at)).toBe(`${shanghaiDay(at)} ${clock}`)
    }),
  )
})
