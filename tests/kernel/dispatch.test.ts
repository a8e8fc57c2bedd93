import { ANONYMOUS } from '../../src/kernel/caller'
import { drainOutbox, outboxMessages } from '../../src/kernel/outbox'
import { person, testHouse, type TestHouse } from '../support/test-house'
import { notes, notesEngine } from './notes-engine'

let t: TestHouse
const worker = person('w')
beforeAll(async () => {
  t = await testHouse(() => [notesEngine()])
})
afterAll(() => t.close())
beforeEach(async () => {
  await Promise.all([notes.of(t.house.db).deleteMany({}), outboxMessages.of(t.house.db).deleteMany({})])
})

const refusalOf = async (answer: ReturnType<TestHouse['call']>) => {
  const result = await answer
  return result.ok ? undefined : result.refusal
}

test('the same change sent twice with one key is done once and answered the same', async () => {
  const first = await t.call(worker, 'notes.add', { text: '一' }, 'key-00000001')
  const second = await t.call(worker, 'notes.add', { text: '一' }, 'key-00000001')
  expect(second).toEqual(first)
  expect(await notes.of(t.house.db).countDocuments()).toBe(1)
})

test('one hundred copies of one change at the same moment leave one note and one message', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => t.call(worker, 'notes.add', { text: '一' }, 'key-00000002')),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ ok: true })
  expect(await notes.of(t.house.db).countDocuments()).toBe(1)
  expect(await outboxMessages.of(t.house.db).countDocuments()).toBe(1)
})

test('a key belongs to one account: the same key of another person is another change', async () => {
  await t.call(worker, 'notes.add', { text: '一' }, 'key-00000003')
  await t.call(person('x'), 'notes.add', { text: '一' }, 'key-00000003')
  expect(await notes.of(t.house.db).countDocuments()).toBe(2)
})

test('a key used for another input is refused', async () => {
  await t.call(worker, 'notes.add', { text: '一' }, 'key-00000004')
  expect(await refusalOf(t.call(worker, 'notes.add', { text: '二' }, 'key-00000004'))).toMatchObject({
    code: 'KEY_REUSED',
  })
})

test.each([undefined, '', 'short', 'x'.repeat(81), 'with space', '{"$ne":null}'])(
  'a change with the key %j is refused',
  async (key) => {
    const answer = await t.call(worker, 'notes.add', { text: '一' }, key ?? ' ')
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'KEY_REQUIRED' } })
  },
)

test('a refusal leaves nothing behind: no record, no message, and the key may be used again', async () => {
  const refused = await t.call(worker, 'notes.add', { text: '一', fail: true }, 'key-00000005')
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'NAME_TAKEN' } })
  expect(await notes.of(t.house.db).countDocuments()).toBe(0)
  expect(await outboxMessages.of(t.house.db).countDocuments()).toBe(0)
})

test('who is not signed in cannot change anything', async () => {
  expect(await refusalOf(t.call(ANONYMOUS, 'notes.add', { text: '一' }))).toMatchObject({ code: 'SIGN_IN' })
})

test('a worker is not staff', async () => {
  expect(await refusalOf(t.call(worker, 'notes.secret', {}))).toMatchObject({ code: 'NOT_ALLOWED' })
})

test('what the contract does not promise never leaves', async () => {
  const staff = person('s', {}, 'staff@org_1')
  expect(await t.call(staff, 'notes.secret', {})).toEqual({ ok: true, output: { shown: 'yes' } })
})

test.each([
  [{ text: { $ne: null } }, 'text'],
  [{ text: ['一'] }, 'text'],
  [{ text: '一', role: 'staff' }, 'input'],
  [{ text: '' }, 'text'],
  [{ text: '\u0000' }, 'text'],
  [{ text: '字'.repeat(21) }, 'text'],
  ['text', 'input'],
  [[], 'input'],
])('the input %j is refused and the field %s is named', async (input, field) => {
  const refusal = await refusalOf(t.call(worker, 'notes.add', input))
  expect(refusal).toMatchObject({ code: 'BAD_INPUT' })
  expect(Object.keys(refusal?.fields ?? {})).toContain(field)
})

test('who calls too often is told how long to wait', async () => {
  await t.call(ANONYMOUS, 'notes.rare', {})
  await t.call(ANONYMOUS, 'notes.rare', {})
  const refusal = await refusalOf(t.call(ANONYMOUS, 'notes.rare', {}))
  expect(refusal).toMatchObject({ code: 'TOO_OFTEN' })
  expect(refusal?.retryAfter).toBeGreaterThan(0)
})

test('an operation that does not exist is not found, whatever it is called', async () => {
  for (const name of ['notes.__proto__', 'notes.constructor', 'nothing.add', '.']) {
    expect(await refusalOf(t.call(worker, name, {}))).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('two workers drain one outbox and every message is handled once', async () => {
  for (let n = 0; n < 30; n += 1) await t.call(worker, 'notes.add', { text: `第${n}条` })
  const seen: string[] = []
  const consumers = {
    'note.added': async ({ _id }: { _id: string }) => {
      seen.push(_id)
    },
  }
  const fail = () => {
    throw new Error('no message may fail here')
  }
  await Promise.all([drainOutbox(t.house, consumers, fail), drainOutbox(t.house, consumers, fail)])
  expect(seen).toHaveLength(30)
  expect(new Set(seen).size).toBe(30)
})

test('a message whose consumer fails comes back later, and is given up after twelve tries', async () => {
  await t.call(worker, 'notes.add', { text: '一' })
  let tries = 0
  const consumers = {
    'note.added': async () => {
      tries += 1
      throw new Error('vendor away')
    },
  }
  for (let n = 0; n < 20; n += 1) {
    await drainOutbox(t.house, consumers, () => undefined)
    t.clock.move(3_600_000)
  }
  expect(tries).toBe(12)
  expect(await outboxMessages.of(t.house.db).findOne()).toMatchObject({ state: 'given-up', problem: 'Error' })
})
