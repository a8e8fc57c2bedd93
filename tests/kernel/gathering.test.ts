import { createDispatch } from '../../src/kernel/dispatch'
import { outboxMessages } from '../../src/kernel/outbox'
import { person, testHouse, type TestHouse } from '../support/test-house'
import { batches, notes, notesEngine, tallies } from './notes-engine'

let t: TestHouse
const worker = person('w')
beforeAll(async () => {
  t = await testHouse(() => [notesEngine()])
})
afterAll(() => t.close())
beforeEach(async () => {
  const { db } = t.house
  await Promise.all([
    notes.of(db).deleteMany({}),
    tallies.of(db).deleteMany({}),
    outboxMessages.of(db).deleteMany({}),
  ])
  batches.length = 0
})

const jot = (text: string, key?: string, lane = 'one') => t.call(worker, 'notes.jot', { text, lane }, key)
const many = <T>(count: number, each: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => each(at))

test('a thousand calls at the same moment share a few commits, and each gets an answer of its own', async () => {
  const answers = await Promise.all(many(1000, (at) => jot(`第 ${at}`)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1000)
  expect(await notes.of(t.house.db).countDocuments()).toBe(1000)
  expect(await outboxMessages.of(t.house.db).countDocuments()).toBe(1000)
  expect(batches.length).toBeLessThan(100)
  expect(Math.max(...batches)).toBe(100)
})

test('a lone call is a batch of one', async () => {
  expect(await jot('一')).toMatchObject({ ok: true })
  expect(batches).toEqual([1])
})

test('a request repeated five times at once is done once and answered five times the same', async () => {
  const answers = await Promise.all(
    many(200, (at) => jot('一', `gathered-${String(Math.floor(at / 5)).padStart(4, '0')}`)),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(40)
  expect(await notes.of(t.house.db).countDocuments()).toBe(40)
})

test('two servers that get the same keys at the same moment keep one note for each', async () => {
  const other = createDispatch(t.house, [notesEngine()], async () => worker)
  const elsewhere = (key: string) =>
    other({
      engine: 'notes',
      operation: 'jot',
      input: { text: '一', lane: 'one' },
      credential: { kind: 'token', token: 'any' },
      key,
      address: '203.0.113.2',
    })
  const keys = many(60, (at) => `both-servers-${String(at).padStart(4, '0')}`)
  const answers = await Promise.all(keys.flatMap((key) => [jot('一', key), elsewhere(key)]))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(60)
  expect(await notes.of(t.house.db).countDocuments()).toBe(60)
})

test('a call that is refused leaves nothing and does not touch its neighbours', async () => {
  const answers = await Promise.all(many(30, (at) => jot(at % 3 === 0 ? '不行' : '一')))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20)
  expect(answers[0]).toMatchObject({ ok: false, refusal: { code: 'NAME_TAKEN' } })
  expect(await notes.of(t.house.db).countDocuments()).toBe(20)
})

test('a call that breaks the handler costs only itself', async () => {
  const answers = await Promise.all(many(40, (at) => jot(at === 17 ? '坏' : '一')))
  expect(answers.filter(({ ok }) => !ok)).toHaveLength(1)
  expect(answers[17]).toMatchObject({ ok: false, refusal: { code: 'INTERNAL' } })
  expect(await notes.of(t.house.db).countDocuments()).toBe(39)
})

test('a refused key may be tried again, an answered one with another input is refused', async () => {
  expect(await jot('不行', 'gathered-again1')).toMatchObject({ ok: false })
  const done = await jot('一', 'gathered-again1')
  expect(done).toMatchObject({ ok: true })
  expect(await jot('二', 'gathered-again1')).toMatchObject({ ok: false, refusal: { code: 'KEY_REUSED' } })
  expect(await jot('一', 'gathered-again1')).toEqual(done)
})

test('a key used twice in one batch with two inputs is refused for the second', async () => {
  const [first, second] = await Promise.all([jot('一', 'gathered-twice1'), jot('二', 'gathered-twice1')])
  expect(first).toMatchObject({ ok: true })
  expect(second).toMatchObject({ ok: false, refusal: { code: 'KEY_REUSED' } })
})

test('a retry gets its first answer even when by now it would be refused', async () => {
  const first = await jot('只一次', 'gathered-once01')
  expect(first).toMatchObject({ ok: true })
  expect(await jot('只一次', 'gathered-once01')).toEqual(first)
  expect(await jot('只一次', 'gathered-once02')).toMatchObject({ ok: false, refusal: { code: 'NAME_TAKEN' } })
})

test('lanes do not wait for each other', async () => {
  await Promise.all(many(50, (at) => jot('一', undefined, `lane ${at % 5}`)))
  expect(batches).toHaveLength(5)
})

test('a gathered change without a key is refused', async () => {
  expect(await jot('一', ' ')).toMatchObject({ ok: false, refusal: { code: 'KEY_REQUIRED' } })
})

const tally = (lane: string, bad = false) => t.call(worker, 'notes.tally', { lane, bad })
const tallied = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await tallies.of(t.house.db).find().sort({ _id: 1 }).toArray()).map(({ _id, count }) => [_id, count]),
  )

test('lanes that stand in one line share their commits', async () => {
  const answers = await Promise.all(many(60, (at) => tally(`lane ${at % 6}`)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(batches.length).toBeLessThan(6)
  expect(Object.values(await tallied())).toEqual([10, 10, 10, 10, 10, 10])
})

test('a call that breaks a shared commit costs only itself, in its own lane and in the others', async () => {
  const answers = await Promise.all(many(40, (at) => tally(`lane ${at % 4}`, at === 13)))
  expect(answers.filter(({ ok }) => !ok)).toHaveLength(1)
  expect(answers[13]).toMatchObject({ ok: false, refusal: { code: 'INTERNAL' } })
  expect(await tallied()).toEqual({ 'lane 0': 10, 'lane 1': 9, 'lane 2': 10, 'lane 3': 10 })
})

test('a lane that somebody else is changing waits alone: the other lanes of its commit are answered', async () => {
  await Promise.all(many(4, (at) => tally(`lane ${at}`)))
  const session = t.house.client.startSession()
  try {
    session.startTransaction()
    await tallies.of(t.house.db).updateOne({ _id: 'lane 2' }, { $inc: { count: 100 } }, { session })
    let waits = true
    const held = tally('lane 2').finally(() => (waits = false))
    const others = await Promise.all(['lane 0', 'lane 1', 'lane 3'].map((lane) => tally(lane)))
    expect(others.every(({ ok }) => ok)).toBe(true)
    expect(waits).toBe(true)
    await session.commitTransaction()
    expect(await held).toMatchObject({ ok: true })
  } finally {
    await session.endSession()
  }
  expect(await tallied()).toEqual({ 'lane 0': 2, 'lane 1': 2, 'lane 2': 102, 'lane 3': 2 })
})
