import { createLanes } from '../../src/kernel/lanes'

const filled = (lengths: Readonly<Record<string, number>>) => {
  const lanes = createLanes<string>()
  for (const [lane, length] of Object.entries(lengths))
    for (let at = 0; at < length; at += 1) lanes.push(lane, `${lane}${at}`)
  return lanes
}

test('what came first in a lane leaves first, and a batch is never longer than asked', () => {
  const lanes = filled({ a: 5 })
  expect(lanes.take(3, 10)?.items).toEqual(['a0', 'a1', 'a2'])
})

test('a long lane takes what short ones leave, never their share', () => {
  const lanes = filled({ a: 100, b: 1, c: 2 })
  const batch = lanes.take(9, 10)
  expect(batch?.items).toHaveLength(9)
  expect(batch?.items).toEqual(expect.arrayContaining(['b0', 'c0', 'c1', 'a5']))
})

test('a lane that is being worked on is left alone until that is done, and is then served further', () => {
  const lanes = filled({ a: 3 })
  const first = lanes.take(2, 10)
  expect(lanes.isBusy('a')).toBe(true)
  expect(lanes.take(2, 10)).toBeUndefined()
  first?.done()
  expect(lanes.take(2, 10)?.items).toEqual(['a2'])
  expect(lanes.isEmpty).toBe(true)
})

test('lanes that were served stand behind those that were not', () => {
  const lanes = filled({ a: 4, b: 4, c: 4 })
  const first = lanes.take(2, 2)
  expect(first).toMatchObject({ items: ['a0', 'b0'], width: 2 })
  first?.done()
  expect(lanes.take(2, 2)?.items).toEqual(['c0', 'a1'])
})
