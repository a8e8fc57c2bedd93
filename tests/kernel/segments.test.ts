import fc from 'fast-check'
import { segmentOf, segmentsOf, stretchOf } from '../../src/kernel/segments'

const last = fc.integer({ min: 0, max: 1000 })
const most = fc.integer({ min: 1, max: 70 })
const size = fc.integer({ min: 1, max: 40 })

test('a stretch lies inside the list, is as long as allowed at most, and begins or ends where it was asked to', () => {
  fc.assert(
    fc.property(
      last,
      fc.option(fc.nat(1100)),
      fc.option(fc.integer({ min: 1, max: 1100 })),
      most,
      (end, after, before, allowed) => {
        const stretch = stretchOf(end, { after: after ?? undefined, before: before ?? undefined }, allowed)
        if (!stretch) return
        expect(stretch.from).toBeGreaterThanOrEqual(1)
        expect(stretch.to).toBeLessThanOrEqual(end)
        expect(stretch.to - stretch.from).toBeLessThan(allowed)
        if (after !== null) expect(stretch.from).toBe(after + 1)
        if (before !== null) expect(stretch.to).toBeLessThan(before)
        if (after === null) expect(stretch.to).toBe(Math.min(end, (before ?? end + 1) - 1))
      },
    ),
  )
})

test('nothing is asked for in vain: a stretch is empty only when there is nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), most, (end, allowed) => {
      expect(stretchOf(end, {}, allowed)?.to).toBe(end)
      expect(stretchOf(end, { after: end - 1 }, allowed)).toEqual({ from: end, to: end })
      expect(stretchOf(end, { after: end }, allowed)).toBeUndefined()
      expect(stretchOf(end, { before: 1 }, allowed)).toBeUndefined()
    }),
  )
})

test('the segments of a stretch are exactly the sealed ones that hold one of its positions', () => {
  fc.assert(
    fc.property(last, fc.integer({ min: 1, max: 1100 }), most, size, (end, before, allowed, each) => {
      const stretch = stretchOf(end, { before }, allowed)
      const sealed = Math.floor(end / each)
      if (!stretch) return
      const wanted = new Set<number>()
      for (let p = stretch.from; p <= stretch.to; p += 1) {
        if (segmentOf(p, each) <= sealed) wanted.add(segmentOf(p, each))
      }
      expect(segmentsOf(stretch, sealed, each)).toEqual([...wanted])
    }),
  )
})
