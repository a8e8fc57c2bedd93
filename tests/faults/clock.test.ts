import { drainOutbox, outboxMessages } from '../../src/kernel/outbox'
import { notes, notesEngine } from '../kernel/notes-engine'
import { person, testHouse, type TestHouse } from '../support/test-house'

/** The server's clock is put an hour back or a day ahead while work is under way. */
let t: TestHouse
const HOUR = 3_600_000
const fail = (_message: unknown, error: unknown) => {
  throw error instanceof Error ? error : new Error('outbox')
}
beforeAll(async () => {
  t = await testHouse(() => [notesEngine()])
})
afterAll(() => t.close())
beforeEach(async () => {
  await Promise.all([notes, outboxMessages].map((spec) => spec.of(t.house.db).deleteMany({})))
})

test('a message written before the clock went back is delivered once, when its moment has come again', async () => {
  await t.call(person('w'), 'notes.add', { text: '一' })
  t.clock.move(-HOUR)
  const seen: string[] = []
  const consumers = { 'note.added': async ({ _id }: { _id: string }) => void seen.push(_id) }
  await drainOutbox(t.house, consumers, fail)
  t.clock.move(HOUR)
  await drainOutbox(t.house, consumers, fail)
  await drainOutbox(t.house, consumers, fail)
  expect(seen).toHaveLength(1)
})

test('a clock that jumps ahead while a message is in hand hands it to a second worker, and nothing is lost', async () => {
  await t.call(person('w'), 'notes.add', { text: '一' })
  let calls = 0
  const consumers = {
    'note.added': async () => {
      calls += 1
      if (calls > 1) return
      t.clock.move(24 * HOUR)
      await drainOutbox(t.house, consumers, fail)
    },
  }
  await drainOutbox(t.house, consumers, fail)
  // Consumers are idempotent for exactly this: the second call does nothing new.
  expect(calls).toBe(2)
  expect(await outboxMessages.of(t.house.db).countDocuments({ state: 'done' })).toBe(1)
})

test('a change repeated after the clock went back is still the same change', async () => {
  const first = await t.call(person('w'), 'notes.add', { text: '一' }, 'key-clock-0001')
  t.clock.move(-HOUR)
  expect(await t.call(person('w'), 'notes.add', { text: '一' }, 'key-clock-0001')).toEqual(first)
  expect(await notes.of(t.house.db).countDocuments()).toBe(1)
})
