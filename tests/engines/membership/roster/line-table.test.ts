import { createHash } from 'node:crypto'
import { createLineTable } from '../../../../src/engines/membership/rules/roster/line-table'

const fingerprint = (text: number): string =>
  createHash('sha256').update(String(text)).digest('base64url').slice(0, 22)

test('of 100,000 fingerprints each is new once, and the second time its first line is known', () => {
  const table = createLineTable()
  const first = Array.from({ length: 100_000 }, (_, index) => table.put(fingerprint(index), index + 2))
  expect(first.every((line) => line === undefined)).toBe(true)
  const second = Array.from({ length: 100_000 }, (_, index) => table.put(fingerprint(index), 1_000_000))
  expect(second.every((line, index) => line === index + 2)).toBe(true)
})
