import { MongoNetworkError, MongoServerError } from 'mongodb'
import { isAway, isDuplicate } from '../../src/kernel/database-errors'

test.each([
  ['a lost connection', new MongoNetworkError('connection closed'), true],
  [
    'a socket that died under a write',
    Object.assign(new Error('ended by the other party'), { code: 'EPIPE' }),
    true,
  ],
  ['a primary that steps down', new MongoServerError({ message: 'not primary', code: 10107 }), true],
  ['a full disk', new MongoServerError({ message: 'disk full', code: 14031 }), true],
  ['a duplicate', new MongoServerError({ message: 'E11000 dup key', code: 11000 }), false],
  ['a mistake of ours', new TypeError('x is not a function'), false],
  ['nothing at all', undefined, false],
])('whether the database is away is known from %s', (_title, error, away) => {
  expect(isAway(error)).toBe(away)
})

test('a duplicate is told by its index', () => {
  const error = new MongoServerError({ message: 'E11000 dup key index: phone_1', code: 11000 })
  expect([isDuplicate(error), isDuplicate(error, 'phone_1'), isDuplicate(error, 'openid_1')]).toEqual([
    true,
    true,
    false,
  ])
  expect(isDuplicate(new Error('E11000'))).toBe(false)
})
