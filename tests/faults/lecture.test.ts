import { connectDatabase } from '../../src/kernel/database'
import { createFiles } from '../../src/kernel/files'
import { createLimits } from '../../src/kernel/limits'
import { questions } from '../../src/engines/lecture/store/questions'
import { hiddenQuestions } from '../../src/engines/lecture/store/hidden-questions'
import type { Caller } from '../../src/kernel/caller'
import { person } from '../support/test-house'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'
import { lawyer, openWorld, type World } from '../engines/lecture/world'

/** The primary dies while five hundred ask and the lecturer speaks: order and count are right, nothing is there twice. */
const PEOPLE = 500
const SENTENCES = 12

let set: ReplicaSet
let world: World
beforeAll(async () => {
  set = await startReplicaSet(3)
  const { client, db } = await connectDatabase(set.uri, 'lecture', 30)
  world = await openWorld((house) => {
    Object.assign(house, {
      client,
      db,
      files: createFiles(db, house.vault),
      limits: createLimits(client, 'lecture', false),
    })
  })
}, 90_000)
afterAll(async () => {
  await world.house.client.close()
  await world.close()
  await set.stop()
})

/** What a client does: the same key again until the answer is definite. */
const untilAnswered = async (
  caller: Caller,
  name: 'ask' | 'say',
  input: object,
  key: string,
): Promise<unknown> => {
  for (;;) {
    const answer = await world.call(caller, `lecture.${name}`, input, key)
    if (answer.ok) return answer.output
    if (answer.refusal.code !== 'AWAY') throw new Error(`${name}: ${answer.refusal.code}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test('an election in the middle of a lecture loses no question and no word, and doubles none', async () => {
  const orgPath = await world.enterprise('jixie')
  const lectureId = await world.live()
  const asking = Array.from({ length: PEOPLE }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 4))
    const shownAs = n % 10 === 0 ? 'hidden' : 'group'
    const input = { lectureId, groupId: 'g_jixie', text: `第 ${n} 问`, shownAs }
    return (await untilAnswered(person(`p${n}`, { orgPath }), 'ask', input, `question-${n}`)) as {
      questionId: string
    }
  })
  const speaking = (async () => {
    for (let n = 0; n < SENTENCES; n += 1) {
      const me = { ...lawyer, accountId: `acc_lawyer_${n}` }
      await untilAnswered(me, 'say', { lectureId, text: `第 ${n} 句` }, `sentence-${n}`)
      await new Promise((resolve) => setTimeout(resolve, 120))
    }
  })()
  await new Promise((resolve) => setTimeout(resolve, 700))
  await set.members[0]?.kill()
  const answers = await Promise.all(asking)
  await speaking

  const { db } = world.house
  const shown = await questions.of(db).find({ lectureId }).toArray()
  const kept = await hiddenQuestions.of(db).find({ lectureId }).toArray()
  expect([shown.length, kept.length]).toEqual([PEOPLE - PEOPLE / 10, PEOPLE / 10])
  expect([...shown, ...kept].map(({ _id }) => _id).sort()).toEqual(
    answers.map(({ questionId }) => questionId).sort(),
  )
  expect(new Set(shown.map(({ text }) => text)).size).toBe(shown.length)

  await world.work()
  expect(await questions.of(db).countDocuments({ lectureId, state: 'waiting' })).toBe(shown.length)
  const { items } = await world.done(lawyer, 'readRoom', { lectureId, after: 0 })
  expect(items.map(({ position }) => position)).toEqual(items.map((_, at) => at + 1))
  expect(items.flatMap(({ kind, text }) => (kind === 'said' ? [text] : []))).toEqual(
    Array.from({ length: SENTENCES }, (_, n) => `第 ${n} 句`),
  )
}, 120_000)
