import fc from 'fast-check'
import {
  segmentOf,
  segmentsOf,
  SEGMENT_SIZE,
  STRETCH,
  stretchOf,
  unread,
} from '../../../src/engines/broadcast/rules/positions'

const last = fc.integer({ min: 0, max: 1000 })

test('a stretch lies inside the feed, is at most 64 long, and begins or ends where it was asked to', () => {
  fc.assert(
    fc.property(
      last,
      fc.option(fc.nat(1100)),
      fc.option(fc.integer({ min: 1, max: 1100 })),
      (end, after, before) => {
        const stretch = stretchOf(end, { after: after ?? undefined, before: before ?? undefined })
        if (!stretch) return
        expect(stretch.from).toBeGreaterThanOrEqual(1)
        expect(stretch.to).toBeLessThanOrEqual(end)
        expect(stretch.to - stretch.from).toBeLessThan(STRETCH)
        if (after !== null) expect(stretch.from).toBe(after + 1)
        if (before !== null) expect(stretch.to).toBeLessThan(before)
        if (after === null) expect(stretch.to).toBe(Math.min(end, (before ?? end + 1) - 1))
      },
    ),
  )
})

test('the segments of a stretch are exactly the sealed ones that hold one of its positions', () => {
  fc.assert(
    fc.property(last, fc.integer({ min: 1, max: 1100 }), (end, before) => {
      const stretch = stretchOf(end, { before })
      const sealed = Math.floor(end / SEGMENT_SIZE)
      if (!stretch) return
      const wanted = new Set<number>()
      for (let p = stretch.from; p <= stretch.to; p += 1) if (segmentOf(p) <= sealed) wanted.add(segmentOf(p))
      expect(segmentsOf(stretch, sealed)).toEqual([...wanted])
    }),
  )
})

test('nothing is unread past the end, and never less than nothing', () => {
  expect([unread(5, 2), unread(5, 5), unread(5, 9), unread(0, 0)]).toEqual([3, 0, 0, 0])
})
