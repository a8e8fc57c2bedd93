import { hiddenQuestions } from '../../src/engines/lecture/store/hidden-questions'
import { questions } from '../../src/engines/lecture/store/questions'
import { rooms } from '../../src/engines/lecture/store/rooms'
import type { Caller } from '../../src/kernel/caller'
import { another, groupOf, lawyer, openWorld, spoken, staff, type World } from '../engines/lecture/world'

let world: World
let worker: Caller
let alone: Caller
let boss: Caller
let lectureId: string
beforeAll(async () => {
  world = await openWorld()
  worker = await world.worker('w1', await world.enterprise('jixie', { members: 12 }))
  // A group in which one worker reads, and the chair of the union who administers it.
  const tiny = await world.enterprise('tiny', {
    adminIds: ['mem_boss'],
    robot: 'https://robots.invalid/tiny',
  })
  alone = await world.worker('alone', tiny)
  boss = { ...(await world.worker('boss', tiny)), grants: [{ role: 'groupadmin', orgId: 'o_tiny' }] }
  lectureId = await world.live()
})
afterAll(() => world.close())

describe('ten thousand questions from one account', () => {
  it('end up as six calls a minute and five open questions, and cost the queue nothing', async () => {
    const caller = another(worker)
    const counts = new Map<string, number>()
    for (let batch = 0; batch < 20; batch += 1) {
      const codes = await Promise.all(
        Array.from({ length: 500 }, (_, n) => {
          const text = `第 ${batch * 500 + n} 个问题`
          return world.codeOf(caller, 'ask', { lectureId, groupId: groupOf(worker), text, shownAs: 'group' })
        }),
      )
      for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    expect(counts.get('ok')).toBe(5)
    expect(counts.get('ASKED_ENOUGH')).toBe(1)
    expect(counts.get('TOO_OFTEN')).toBe(10_000 - 6)
    await world.work()
    const { db } = world.house
    expect(await questions.of(db).countDocuments({ lectureId })).toBe(5)
    const after = await world.worker('patient', worker.orgPath)
    const place = await world.done(another(after), 'ask', {
      ...{ lectureId, groupId: groupOf(after), text: '我只有一个问题', shownAs: 'group' },
    })
    expect(place.ahead).toBe(5)
  })
})

describe('a viewer', () => {
  it('who knows every id publishes nothing, answers nothing, takes nothing over and plans nothing', async () => {
    const room = await rooms.of(world.house.db).findOne({ _id: lectureId })
    const questionId = await world.asked(boss, lectureId, '停工多久算长？')
    const { script } = await world.done(another(lawyer), 'readConsole', { lectureId })
    const calls = [
      ['say', { lectureId, text: '<b>我来讲</b>' }],
      ['sendPiece', { lectureId, pieceId: script[0]?.pieceId ?? '' }],
      ['takeOver', { lectureId }],
      ['answerQuestion', { lectureId, questionId, text: '我来答' }],
      ['mergeQuestions', { lectureId, into: questionId, questionIds: [questionId] }],
      ['unmergeQuestion', { lectureId, questionId }],
      ['refuseQuestion', { lectureId, questionId, note: '不好' }],
      ['admitQuestion', { lectureId, questionId }],
      ['startLecturePicture', { lectureId, fileName: 'a.png', bytes: 10 }],
      ['cancelLecture', { lectureId, reason: '不讲了' }],
      ['confirmLicence', { memberId: 'mem_lawyer', licence: '13702202610000001' }],
      ['assignQuestion', { questionId, ownerId: 'mem_lawyer', dueOn: '2027-01-01' }],
    ] as const
    for (const caller of [worker, boss])
      for (const [name, input] of calls)
        expect([name, await world.codeOf(another(caller), name, input)]).toEqual([
          name,
          expect.stringMatching(/^(NOT_FOUND|NOT_ALLOWED)$/),
        ])
    expect((await rooms.of(world.house.db).findOne({ _id: lectureId }))?.last).toBe(room?.last)
  })

  it('who sends operators, scripts and other people’s fields is refused by shape or read as plain words', async () => {
    const ask = { lectureId, groupId: groupOf(boss), text: '好', shownAs: 'group' }
    for (const bad of [
      { ...ask, text: { $gt: '' } },
      { ...ask, lectureId: { $ne: null } },
      { ...ask, askerId: 'mem_w1' },
      { ...ask, shownAs: 'staff' },
      { ...ask, text: '好'.repeat(301) },
    ])
      expect(await world.codeOf(another(boss), 'ask', bad)).toBe('BAD_INPUT')
    const text = '<img src=x onerror=alert(1)> ${7*7} {{constructor}}'
    const id = await world.asked(boss, lectureId, text)
    const { items } = await world.done(another(worker), 'listQuestions', {
      ...{ lectureId, groupId: groupOf(worker), view: 'newest' },
    })
    expect(items.find(({ questionId }) => questionId === id)?.text).toBe(text)
  })
})

describe('a hidden question from a group in which one member reads', () => {
  const groupId = 'g_tiny'
  /** Everything about the group that its admin and the desk can look at. */
  const seen = async (): Promise<string> => {
    world.clock.move(6_000)
    await world.work()
    const answers = [
      await world.done(another(lawyer), 'listListeners', { lectureId }),
      await world.done(another(staff), 'listQueue', { lectureId, view: 'newest' }),
      await world.done(another(boss), 'listQuestions', { lectureId, groupId, view: 'newest' }),
      (await world.done(another(boss), 'openRoom', { lectureId, groupId })).room,
      await world.groupPage(groupId),
      spoken.filter(({ address }) => address.includes('tiny')),
    ]
    return JSON.stringify(answers)
  }

  it('changes nothing that the group’s page, its robot, its figures or its lists say, asked and answered', async () => {
    await world.done(another(alone), 'stay', { lectureId, groupId })
    const before = await seen()
    const text = '老板不让我们休年假，怎么办？'
    const questionId = await world.asked(alone, lectureId, text, 'hidden')
    expect(await seen()).toBe(before)
    const answer = { lectureId, questionIds: [questionId], text: '留好证据，可以投诉。' }
    await world.done(another(lawyer), 'answerHidden', answer)
    expect(await seen()).toBe(before)
    const { items } = await world.done(another(alone), 'listMyQuestions', { lectureId })
    expect(items[0]).toMatchObject({ questionId, state: 'answered', answer: { text: answer.text } })
  })

  it('"a worker of the group" would be that one member: the group is not named', async () => {
    const id = await world.asked(alone, lectureId, '停工期间社保谁交？', 'group')
    const { items } = await world.done(another(worker), 'listQuestions', {
      ...{ lectureId, groupId: groupOf(worker), view: 'newest' },
    })
    expect(items.find(({ questionId }) => questionId === id)?.asker).toBe('一位工友')
    const queue = await world.done(another(staff), 'listQueue', { lectureId, view: 'newest' })
    expect(queue.items.find(({ questionId }) => questionId === id)).toMatchObject({
      asker: '一位工友',
      groupName: '',
    })
  })
})

describe('time tells nothing of a hidden question', () => {
  interface Profiled {
    readonly op: string
    readonly ns: string
    readonly command: { readonly [name: string]: unknown }
  }
  /** What the database was asked for one call: a refusal that looks further takes longer. */
  const askedOfDatabase = async (caller: Caller, name: string, input: object): Promise<string[]> => {
    const { db } = world.house
    await db.command({ profile: 0 })
    await db.collection('system.profile').drop()
    await db.command({ profile: 2 })
    const answer = await world.call(another(caller), `lecture.${name}`, input)
    expect(answer.ok).toBe(false)
    await db.command({ profile: 0 })
    const found = await db.collection<Profiled>('system.profile').find().sort({ $natural: 1 }).toArray()
    return found
      .filter(({ ns }) => !ns.includes('system.'))
      .map(({ op, ns, command }) => `${op} ${ns} ${Object.keys(command)[0] ?? ''}`)
      .sort()
  }

  it('a refusal costs the database the same for a hidden id as for one that nobody has', async () => {
    const caller = await world.worker('asks_once', worker.orgPath)
    const hidden = await world.asked(caller, lectureId, '悄悄问一句', 'hidden')
    expect(await hiddenQuestions.of(world.house.db).countDocuments({ _id: hidden })).toBe(1)
    const nobody = 'q_AAAAAAAAAAAAAAAAAAAAAA'
    const calls = (questionId: string): [Caller, string, object][] => [
      [staff, 'refuseQuestion', { lectureId, questionId, note: '看看' }],
      [staff, 'admitQuestion', { lectureId, questionId }],
      [staff, 'answerQuestion', { lectureId, questionId, text: '看看' }],
      [staff, 'suggestMerges', { lectureId, questionId }],
      [staff, 'unmergeQuestion', { lectureId, questionId }],
      [boss, 'vote', { lectureId, groupId: groupOf(boss), questionId, on: true }],
      [boss, 'reportQuestion', { lectureId, groupId: groupOf(boss), questionId }],
      [boss, 'withdrawQuestion', { questionId }],
    ]
    const [real, made] = [calls(hidden), calls(nobody)]
    for (const [at, [person, name, input]] of real.entries()) {
      const other = made[at]?.[2] ?? {}
      const cost = await askedOfDatabase(person, name, input)
      expect([name, cost]).toEqual([name, await askedOfDatabase(person, name, other)])
      expect(cost.length).toBeGreaterThan(0)
    }
  })
})
