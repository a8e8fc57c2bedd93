import { unread } from '../../../src/engines/broadcast/rules/positions'

test('nothing is unread past the end, and never less than nothing', () => {
  expect([unread(5, 2), unread(5, 5), unread(5, 9), unread(0, 0)]).toEqual([3, 0, 0, 0])
})
