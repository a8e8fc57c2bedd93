import { MongoClient } from 'mongodb'
import { connectDatabase } from '../../src/kernel/database'
import { createFiles } from '../../src/kernel/files'
import { createLimits } from '../../src/kernel/limits'
import { drainOutbox, outboxMessages } from '../../src/kernel/outbox'
import { notes, notesEngine } from '../kernel/notes-engine'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'
import { person, testHouse, type TestHouse } from '../support/test-house'

/** The primary is killed while people are sending: what was acknowledged is there, what was sent twice is there once. */
let set: ReplicaSet
let t: TestHouse
const PEOPLE = 40

beforeAll(async () => {
  set = await startReplicaSet(3)
  const { client, db } = await connectDatabase(set.uri, 'election', 20)
  t = await testHouse((house) => {
    Object.assign(house, {
      client,
      db,
      files: createFiles(db, house.vault),
      limits: createLimits(client, 'election', false),
    })
    return [notesEngine()]
  })
}, 90_000)
afterAll(async () => {
  await t.house.client.close()
  await t.close()
  await set.stop()
})

/** What a client does: the same key again until the answer is definite. Returns how often it had to ask. */
const untilAnswered = async (n: number): Promise<{ asked: number; noteId: string }> => {
  for (let asked = 1; ; asked += 1) {
    const answer = await t.call(person(`p${n}`), 'notes.add', { text: `第${n}条` }, `key-person-${n}`)
    if (answer.ok) return { asked, noteId: (answer.output as { noteId: string }).noteId }
    if (answer.refusal.code !== 'AWAY') throw new Error(answer.refusal.code)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test('a primary that dies in the middle loses nothing that was acknowledged, and nothing is there twice', async () => {
  await notes.of(t.house.db).insertOne({ _id: 'first', text: '先有一条' })
  const sending = Array.from({ length: PEOPLE }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 25))
    return untilAnswered(n)
  })
  await new Promise((resolve) => setTimeout(resolve, 400))
  await set.members[0]?.kill()
  const answers = await Promise.all(sending)
  const client = await new MongoClient(set.uri).connect()
  const db = client.db('election')
  const stored = await notes
    .of(db)
    .find({ _id: { $ne: 'first' } })
    .toArray()
  expect(stored.map((note) => note._id).sort()).toEqual(answers.map((answer) => answer.noteId).sort())
  expect(new Set(stored.map((note) => note.text)).size).toBe(PEOPLE)
  expect(await outboxMessages.of(db).countDocuments()).toBe(PEOPLE)
  await client.close()
}, 90_000)

test('while no primary can be elected a change is refused as "away", and goes through when the members are back', async () => {
  await set.members[1]?.kill()
  const refused = await t.call(person('late'), 'notes.add', { text: '晚到' }, 'key-person-late')
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'AWAY', retryAfter: 5 } })
  await Promise.all([set.members[0]?.restart(), set.members[1]?.restart()])
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await t.call(person('late'), 'notes.add', { text: '晚到' }, 'key-person-late')
    if (answer.ok) break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  expect(await notes.of(t.house.db).countDocuments({ text: '晚到' })).toBe(1)
  const seen: string[] = []
  await drainOutbox(t.house, { 'note.added': async ({ _id }) => void seen.push(_id) }, (_message, error) => {
    throw error instanceof Error ? error : new Error('outbox')
  })
  expect(new Set(seen).size).toBe(PEOPLE + 1)
}, 120_000)
