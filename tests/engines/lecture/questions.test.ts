import fc from 'fast-check'
import { similarIndex } from '../../../src/engines/lecture/rules/similar'
import { questions } from '../../../src/engines/lecture/store/questions'
import type { Caller } from '../../../src/kernel/caller'
import { another, groupOf, lawyer, openWorld, staff, type World } from './world'

let world: World
let crowd: Caller[]
let lectureId: string
beforeAll(async () => {
  world = await openWorld()
  crowd = []
  for (const name of ['jixie', 'shipin', 'wuliu']) {
    const orgPath = await world.enterprise(name, { members: 12 })
    for (let n = 0; n < 6; n += 1) crowd.push(await world.worker(`${name}_w${n}`, orgPath))
  }
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.move(6 * 3_600_000)
  lectureId = await world.live({ lecturerId: 'mem_lawyer' })
})
afterEach(async () => {
  await world.done(another(lawyer), 'endLecture', { lectureId })
})

const who = (at: number): Caller => {
  const one = crowd[at]
  if (!one) throw new Error('nobody')
  return one
}
const listFor = (caller: Caller, view: 'most' | 'newest' | 'answered' = 'most') =>
  world.done(another(caller), 'listQuestions', { lectureId, groupId: groupOf(caller), view })
const vote = (caller: Caller, questionId: string, on = true) =>
  world.done(another(caller), 'vote', { lectureId, groupId: groupOf(caller), questionId, on })

it('a question is seen by its asker alone until it was checked', async () => {
  const input = {
    lectureId,
    groupId: groupOf(who(0)),
    text: '停工这个月社保还交吗？',
    shownAs: 'name' as const,
  }
  await world.done(another(who(0)), 'ask', input)
  expect((await listFor(who(1))).items).toEqual([])
  expect((await world.done(lawyer, 'listQueue', { lectureId, view: 'newest' })).items).toEqual([])
  expect((await world.done(who(0), 'listMyQuestions', { lectureId })).items[0]?.state).toBe('unchecked')
  await world.work()
  expect((await listFor(who(1))).items).toMatchObject([{ text: input.text, mine: false }])
})

it('a question with words that no union posts is shown to nobody, and its asker learns why', async () => {
  const id = await world.asked(who(0), lectureId, '兼职刷单返利，高利贷，加我')
  expect((await listFor(who(1))).items).toEqual([])
  const [mine] = (await world.done(who(0), 'listMyQuestions', { lectureId })).items
  expect(mine).toMatchObject({ questionId: id, state: 'refused' })
  expect(mine?.note).toContain('换个说法')
})

it('"a worker of the group" names the group only when it has ten readers', async () => {
  const small = await world.worker('lonely', await world.enterprise(`tiny${Date.parse('2026-01-01')}`))
  // A new group joins when the plan is brought up to date; it was made after this lecture.
  const later = await world.planned({ lecturerId: 'mem_lawyer2', startsAt: world.clock.now().toISOString() })
  await world.done({ ...lawyer, accountId: 'acc_l2', memberId: 'mem_lawyer2' }, 'startLecture', {
    lectureId: later,
  })
  const ask = async (caller: Caller) => {
    const input = {
      lectureId: later,
      groupId: groupOf(caller),
      text: '能用年假抵停工吗？',
      shownAs: 'group' as const,
    }
    const { questionId } = await world.done(another(caller), 'ask', input)
    return (await questions.of(world.house.db).findOne({ _id: questionId }))?.asker
  }
  expect(await ask(small)).toBe('一位工友')
  expect(await ask(who(0))).toBe('jixie示例群的一位职工')
})

it('a person counts once in a question, however often and from wherever the votes come', async () => {
  const id = await world.asked(who(0), lectureId, '派遣工停工，工资找谁要？')
  await Promise.all(Array.from({ length: 40 }, (_, n) => vote(who(1 + (n % 4)), id)))
  const { people } = await vote(who(0), id)
  expect(people).toBe(5)
  await Promise.all([vote(who(1), id, false), vote(who(1), id, false)])
  expect((await listFor(who(1))).items).toMatchObject([{ people: 4, voted: false }])
})

it('merged questions count each person once, and every group of them gets the answer', async () => {
  const a = await world.asked(who(0), lectureId, '派遣工停工，工资找谁要？')
  const b = await world.asked(who(6), lectureId, '我是派遣工，停工期间工资应该找谁要？')
  const c = await world.asked(who(12), lectureId, '派遣工停工的工资找谁要呢')
  await vote(who(1), a)
  await vote(who(1), b)
  await vote(who(0), b)
  const { clusters } = await world.done(lawyer, 'suggestMerges', { lectureId })
  expect(clusters).toHaveLength(1)
  expect(clusters[0]?.others).toHaveLength(2)
  const merge = { lectureId, into: a, questionIds: [b, c] }
  expect(await world.done(staff, 'mergeQuestions', merge)).toEqual({ people: 4 })
  expect(await world.codeOf(another(staff), 'mergeQuestions', merge)).toBe('NOT_WAITING')
  const answer = { lectureId, questionId: a, text: '找派遣公司。' }
  expect((await world.done(another(lawyer), 'answerQuestion', answer)).groups).toBe(3)
  await world.work()
  for (const [caller, id] of [
    [who(6), b],
    [who(12), c],
  ] as const) {
    const { items } = await world.done(another(caller), 'listMyQuestions', { lectureId })
    expect(items.find(({ questionId }) => questionId === id)).toMatchObject({
      state: 'answered',
      answer: { text: '找派遣公司。' },
    })
    expect((await world.groupPage(groupOf(caller))).at(-1)?.words).toContain('找派遣公司。')
  }
})

it('two lawyers who answer one question at the same moment answer it once', async () => {
  const questionId = await world.asked(who(0), lectureId, '生活费一个月最少多少？')
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      world.codeOf(another(lawyer), 'answerQuestion', { lectureId, questionId, text: `答复 ${n}` }),
    ),
  )
  expect(tries.filter((code) => code === 'ok')).toHaveLength(1)
  const { room } = await world.done(who(0), 'openRoom', { lectureId, groupId: groupOf(who(0)) })
  expect(room.tail.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
})

it('an answer without a licence number or with a law that nobody knows is not given', async () => {
  const questionId = await world.asked(who(0), lectureId, '加班费怎么算？')
  const input = { lectureId, questionId, text: '按倍数算。' }
  const cites = ['样例法第一百条']
  expect(await world.codeOf(another(lawyer), 'answerQuestion', { ...input, cites })).toBe('BAD_INPUT')
  // A lawyer who stated no number yet, at the console as a co-host.
  const stranger = { ...lawyer, accountId: 'acc_new', memberId: 'mem_staff' }
  expect(await world.codeOf(stranger, 'answerQuestion', input)).toBe('LICENCE_MISSING')
  // Whoever is at no console finds no question.
  expect(await world.codeOf(another(who(1)), 'answerQuestion', input)).toBe('NOT_FOUND')
})

it('a place says how many stand before, and three objections bring a question to the hosts', async () => {
  const first = await world.asked(who(0), lectureId, '停工一个月，工资按什么发？')
  world.clock.move(1000)
  const second = await world.asked(who(7), lectureId, '试用期停工也有工资吗？')
  const place = async (caller: Caller) =>
    (await world.done(another(caller), 'listMyQuestions', { lectureId })).items[0]?.ahead
  expect([await place(who(0)), await place(who(7))]).toEqual([0, 1])
  await vote(who(8), second)
  expect([await place(who(0)), await place(who(7))]).toEqual([1, 0])
  const report = (caller: Caller) =>
    world.done(another(caller), 'reportQuestion', { lectureId, groupId: groupOf(caller), questionId: first })
  for (const at of [1, 1, 2, 3]) await report(who(at))
  expect((await listFor(who(4))).items.map(({ questionId }) => questionId)).toEqual([second])
  const { items } = await world.done(staff, 'listQueue', { lectureId, view: 'review' })
  expect(items).toMatchObject([{ questionId: first, reports: 3 }])
  await world.done(staff, 'admitQuestion', { lectureId, questionId: first })
  expect((await listFor(who(4))).items).toHaveLength(2)
})

it('one account does not fill the queue: five open questions, and six calls a minute', async () => {
  const caller = who(10)
  const ask = (n: number) => ({
    lectureId,
    groupId: groupOf(caller),
    text: `第 ${n} 个问题`,
    shownAs: n % 2 ? ('hidden' as const) : ('name' as const),
  })
  const codes = await Promise.all(
    Array.from({ length: 60 }, (_, n) => world.codeOf(another(caller), 'ask', ask(n))),
  )
  expect(codes.filter((code) => code === 'ok')).toHaveLength(5)
  expect(new Set(codes)).toEqual(new Set(['ok', 'ASKED_ENOUGH']))
  const one = another(who(11))
  const fast = await Promise.all(Array.from({ length: 20 }, (_, n) => world.codeOf(one, 'ask', ask(n))))
  expect(fast.filter((code) => code === 'TOO_OFTEN')).toHaveLength(14)
})

it('the same key asks once, and what was typed is kept as it is', async () => {
  const text = '<script>alert(1)</script> {"$gt":""}'
  const input = { lectureId, groupId: groupOf(who(3)), text, shownAs: 'name' as const }
  const caller = another(who(3))
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => world.done(caller, 'ask', input, 'one-key-for-all')),
  )
  expect(new Set(answers.map(({ questionId }) => questionId)).size).toBe(1)
  await world.work()
  expect((await listFor(who(4), 'newest')).items).toMatchObject([{ text }])
})

it('likeness is the same both ways, never above one, and one for the same words', () => {
  const words = fc.array(fc.constantFrom(...'停工资社保年假派遣工找谁要生活费最低标准多少合同'), {
    minLength: 3,
    maxLength: 24,
  })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [one.join(''), other.join('')]
      const index = similarIndex()
      index.put('a', a)
      index.put('b', b)
      const score = (text: string, id: string) =>
        index.find(text, 5, { least: 0 }).find((found) => found.id === id)?.score ?? 0
      expect(score(a, 'b')).toBeCloseTo(score(b, 'a'), 9)
      expect(score(a, 'b')).toBeLessThanOrEqual(1 + 1e-9)
      expect(score(a, 'a')).toBeCloseTo(1, 9)
      index.remove('b')
      expect(index.find(b, 5, { least: 0 }).map(({ id }) => id)).not.toContain('b')
    }),
    { numRuns: 200 },
  )
})
