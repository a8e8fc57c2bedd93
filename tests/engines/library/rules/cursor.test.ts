import fc from 'fast-check'
import { cursorOf, placeOf } from '../../../../src/engines/library/rules/cursor'

test('a cursor leads back to the place that it was made of', () => {
  const place = fc.record({
    at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    id: fc.stringMatching(/^guide_[A-Za-z0-9_-]{22}@[1-9]$/),
  })
  fc.assert(fc.property(place, (one) => expect(placeOf(cursorOf(one))).toEqual(one)))
})

test('no text makes it fail, and none becomes an impossible moment', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const place = placeOf(text)
      return place === undefined || !Number.isNaN(place.at.getTime())
    }),
  )
})
