import fc from 'fast-check'
import { createFeedStore } from '../../../src/engines/broadcast/store/feeds'
import { freshDatabase, type FreshDatabase } from '../../support/database'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const storeOf = () => createFeedStore({ db: database.db, options: {} })
const at = new Date('2026-11-23T01:00:00Z')
let run = 0

/** The whole feed, read in stretches as a client reads it. */
const readForward = async (groupId: string) => {
  const ids: string[] = []
  const positions: number[] = []
  for (;;) {
    const { entries } = await storeOf().stretch(groupId, { after: ids.length })
    if (entries.length === 0) return { ids, positions }
    ids.push(...entries.map(({ id }) => id))
    positions.push(...entries.map(({ p }) => p))
  }
}

test('whatever is appended, repeated and at once: positions have no gap, no item is missing and none is there twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Rounds of items that several workers append at the same time, each of them perhaps more than once.
      fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.integer({ min: 0, max: 110 }),
      async (rounds, earlier) => {
        run += 1
        const groupId = `g_run${run}`
        const store = storeOf()
        const expected = new Set<string>()
        for (let n = 0; n < earlier; n += 1) {
          expected.add(`old${n}`)
          await store.append([groupId], { itemId: `old${n}`, at, line: '样例' })
        }
        for (const items of rounds) {
          for (const n of items) expected.add(`new${n}`)
          await Promise.all(
            items.map((n) => store.append([groupId], { itemId: `new${n}`, at, line: '样例' })),
          )
        }
        const { ids, positions } = await readForward(groupId)
        expect(positions).toEqual(Array.from({ length: expected.size }, (_, index) => index + 1))
        expect([...ids].sort()).toEqual([...expected].sort())
      },
    ),
    { numRuns: 15 },
  )
}, 120_000)

test('a feed of 130 items is four sealed segments of 32 and a tail of 2, and reads the same from both ends', async () => {
  const store = storeOf()
  for (let n = 1; n <= 130; n += 1)
    await store.append(['g_long'], { itemId: `i${n}`, at, line: `第 ${n} 条` })
  expect(await store.get('g_long')).toMatchObject({ last: 130, segments: 4, newest: { text: '第 130 条' } })
  for (let n = 1; n <= 4; n += 1) {
    const segment = await store.segment('g_long', n)
    expect(segment?.entries.map(({ p }) => p)).toEqual(
      Array.from({ length: 32 }, (_, index) => (n - 1) * 32 + index + 1),
    )
  }
  const forward = await readForward('g_long')
  const backward: string[] = []
  for (let before = 131; before > 1; before = 131 - backward.length) {
    const { entries } = await store.stretch('g_long', { before })
    backward.unshift(...entries.map(({ id }) => id))
  }
  expect(backward).toEqual(forward.ids)
  expect((await store.newest('g_long', 200)).entries).toHaveLength(130)
  expect((await store.newest('g_long', 40)).entries[0]?.p).toBe(91)
})

test('text that looks like an expression of the database is kept as it is', async () => {
  const store = storeOf()
  await store.append(['g_dollar'], { itemId: 'x', at, line: '一' })
  await store.append(['g_dollar'], { itemId: '$last', at, line: '$$ROOT' })
  expect(await store.get('g_dollar')).toMatchObject({
    last: 2,
    tail: [{ id: 'x' }, { id: '$last' }],
    newest: { text: '$$ROOT' },
  })
})
