import fc from 'fast-check'
import { boundedMap } from '../../src/kernel/bounded-map'

test('it never weighs more than its capacity, and what it gives is what was last put there', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    weight: fc.integer({ min: 1, max: 40 }),
    look: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const map = boundedMap<number>(100, (weight) => weight)
      const put = new Map<string, number>()
      for (const { key, weight, look } of steps) {
        if (look) {
          const value = map.get(key)
          if (value !== undefined) expect(value).toBe(put.get(key))
        } else {
          map.set(key, weight)
          put.set(key, weight)
          expect(map.get(key)).toBe(weight)
        }
        expect(map.weight).toBeLessThanOrEqual(100)
      }
    }),
  )
})

test('what was used longest ago is forgotten first', () => {
  const map = boundedMap<string>(3, () => 1)
  for (const key of ['a', 'b', 'c']) map.set(key, key)
  map.get('a')
  map.set('d', 'd')
  expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual(['a', undefined, 'c', 'd'])
})
