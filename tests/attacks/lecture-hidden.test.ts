import { answeredCalls } from '../../src/kernel/idempotency'
import { auditEntries } from '../../src/kernel/audit'
import { outboxMessages } from '../../src/kernel/outbox'
import { keptAboutMember } from '../../src/engines/lecture/facts'
import { unitOf } from '../../src/kernel/transaction'
import { HOUSE, type Caller } from '../../src/kernel/caller'
import { person } from '../support/test-house'
import {
  another,
  auditor,
  groupOf,
  lawyer,
  lawyer2,
  openWorld,
  otherStaff,
  staff,
  streetStaff,
  type World,
} from '../engines/lecture/world'

const SECRET = '老板让我们签放弃加班费的单子，不签会怎么样？'

let world: World
let firm: string[]
let worker: Caller
let boss: Caller
let lectureId: string
let questionId: string
beforeAll(async () => {
  world = await openWorld()
  firm = await world.enterprise('jixie', { adminIds: ['mem_boss'] })
  await world.enterprise('shipin')
  worker = await world.worker('w1', firm)
  // The chair of the enterprise union: administers its group, helps at the console, and is staff of nothing above.
  boss = { ...(await world.worker('boss', firm)), grants: [{ role: 'groupadmin', orgId: 'o_jixie' }] }
  lectureId = await world.live({ coHostIds: ['mem_staff', 'mem_lawyer2'] })
  const input = { lectureId, groupId: groupOf(worker), text: SECRET, shownAs: 'hidden' as const }
  questionId = (await world.done(another(worker), 'ask', input)).questionId
  await world.work()
})
afterAll(() => world.close())

/** Everybody who is not a lawyer without an interest. */
const others = (): [string, Caller][] => [
  ['the chair of the enterprise', boss],
  ['the co-host who is no lawyer', staff],
  ['staff of the street', streetStaff],
  ['staff of another street', otherStaff],
  ['an auditor', auditor],
  ['a colleague', person('colleague', { orgPath: firm })],
]

const everything = async (caller: Caller): Promise<string> => {
  const groupId = groupOf(worker)
  const calls: [string, object][] = [
    ['openRoom', { lectureId, groupId }],
    ['readRoom', { lectureId }],
    ['readConsole', { lectureId }],
    ['readPlan', { lectureId }],
    ['listLectures', {}],
    ['listMyLectures', {}],
    ['onNow', {}],
    ['listListeners', { lectureId }],
    ...(['most', 'newest', 'review', 'answered', 'refused', 'merged'] as const).map(
      (view): [string, object] => ['listQueue', { lectureId, view }],
    ),
    ...(['most', 'newest', 'answered'] as const).map((view): [string, object] => [
      'listQuestions',
      { lectureId, groupId, view },
    ]),
    ['suggestMerges', { lectureId }],
    ['findSimilar', { lectureId, groupId, text: SECRET }],
    ['listMyQuestions', {}],
    ['listOpenQuestions', {}],
    ['listHiddenQuestions', {}],
    ['listHiddenQuestions', { lectureId }],
    ['readMinutes', { lectureId }],
    ['takeHidden', { questionId, dueOn: '2026-12-01' }],
    ['answerHidden', { lectureId, questionIds: [questionId], text: '看看' }],
    ['answerQuestion', { lectureId, questionId, text: '看看' }],
    ['refuseQuestion', { lectureId, questionId, note: '看看' }],
    ['admitQuestion', { lectureId, questionId }],
    ['mergeQuestions', { lectureId, into: questionId, questionIds: ['q_x'] }],
    ['suggestMerges', { lectureId, questionId }],
    ['unmergeQuestion', { lectureId, questionId }],
    ['assignQuestion', { questionId, ownerId: 'mem_lawyer', dueOn: '2026-12-01' }],
    ['withdrawQuestion', { questionId }],
    ['vote', { lectureId, groupId, questionId, on: true }],
    ['reportQuestion', { lectureId, groupId, questionId }],
  ]
  const answers = []
  for (const [name, input] of calls) {
    const answer = await world.house.limits
      .consume('none', 'none', { calls: 1e6, seconds: 1 })
      .then(() => world.call(another(caller), `lecture.${name}`, input))
    answers.push({ name, answer: answer.ok ? answer.output : { code: answer.refusal.code } })
  }
  return JSON.stringify(answers).replace(
    /"(now|expiresAt|base|share|elapsedMs|leftMs|picturePath)":("[^"]*"|-?\d+)/g,
    '',
  )
}

describe('a question hidden from the employer', () => {
  it.each([
    'the chair of the enterprise',
    'the co-host who is no lawyer',
    'staff of the street',
    'staff of another street',
    'an auditor',
    'a colleague',
  ])(
    'leaves no trace in anything that %s can ask for: not in words, numbers, places or refusals',
    async (name) => {
      const caller = others().find(([title]) => title === name)?.[1]
      if (!caller) throw new Error('nobody')
      const withIt = await everything(caller)
      expect(withIt).not.toContain(SECRET)
      // A second hidden question of somebody else changes nothing at all in what they see.
      const second = await world.worker(`more_${name.length}`, firm)
      const input = {
        lectureId,
        groupId: groupOf(second),
        text: '另一个悄悄的问题',
        shownAs: 'hidden' as const,
      }
      await world.done(another(second), 'ask', input)
      await world.work()
      expect(await everything(caller)).toBe(withIt)
    },
  )

  it('is refused exactly like a question that does not exist', async () => {
    const codes = async (id: string) =>
      Promise.all(
        (
          [
            [staff, 'refuseQuestion', { lectureId, questionId: id, note: '看看' }],
            [staff, 'admitQuestion', { lectureId, questionId: id }],
            [boss, 'vote', { lectureId, groupId: groupOf(boss), questionId: id, on: true }],
            [boss, 'withdrawQuestion', { questionId: id }],
            [lawyer, 'answerQuestion', { lectureId, questionId: id, text: '看看' }],
          ] as const
        ).map(([caller, name, input]) => world.codeOf(another(caller), name, input)),
      )
    expect(await codes(questionId)).toEqual(await codes('q_AAAAAAAAAAAAAAAAAAAAAA'))
  })

  it('does not move the place of a public question, nor tell its own place among hidden ones', async () => {
    const input = { lectureId, groupId: groupOf(boss), text: '停工发多少？', shownAs: 'name' as const }
    const { ahead } = await world.done(another(boss), 'ask', input)
    expect(ahead).toBe(0)
    const own = { ...input, text: '悄悄问一句', shownAs: 'hidden' as const }
    expect((await world.done(another(boss), 'ask', own)).ahead).toBe(1)
    await world.work()
    const { items } = await world.done(another(boss), 'listMyQuestions', { lectureId })
    expect(items.map(({ shownAs, ahead: place }) => [shownAs, place]).sort()).toEqual([
      ['hidden', 0],
      ['name', 0],
    ])
  })

  it('has an id that nothing can be counted by', async () => {
    const ids = []
    for (let n = 0; n < 6; n += 1) {
      const caller = await world.worker(`ids_${n}`, firm)
      const input = {
        lectureId,
        groupId: groupOf(caller),
        text: '编号看得出先后吗',
        shownAs: 'hidden' as const,
      }
      ids.push((await world.done(another(caller), 'ask', input)).questionId)
    }
    expect(ids).not.toEqual([...ids].sort())
    expect(new Set(ids.map((id) => id.length))).toEqual(new Set([ids[0]?.length]))
  })

  it('lies in the database in no readable form, in no message, and in no log of who did what', async () => {
    const { db } = world.house
    for (const { name } of await db.listCollections().toArray()) {
      const text = JSON.stringify(await db.collection(name).find().toArray())
      expect([name, text.includes(SECRET)]).toEqual([name, false])
    }
    expect(await auditEntries.of(db).countDocuments({ subject: questionId })).toBe(0)
    expect(
      await outboxMessages
        .of(db)
        .countDocuments({ topic: 'lecture.check', 'payload.questionIds': questionId }),
    ).toBe(0)
    // Kept answers are sealed: the asker's id is not in them either.
    expect(JSON.stringify(await answeredCalls.of(db).find().toArray())).not.toContain(questionId)
    const doc = JSON.stringify(await db.collection('lecture_hidden_questions').find({ lectureId }).toArray())
    expect(doc).not.toContain('mem_w1')
    expect(doc).not.toContain('o_jixie')
  })

  it('is in the export of its asker and of nobody else', async () => {
    const unit = unitOf(world.house, HOUSE)
    expect(JSON.stringify(await keptAboutMember(unit, 'mem_w1'))).toContain(SECRET)
    expect(JSON.stringify(await keptAboutMember(unit, 'mem_boss'))).not.toContain(SECRET)
  })

  it('is not listed for somebody who only knows the asker by name and identity digits', async () => {
    const guess = { ...worker, accountId: 'acc_guess', trust: 'public' as const }
    expect(await world.codeOf(guess, 'listMyQuestions', {})).toBe('BIND_PHONE')
  })
})

describe('a lawyer', () => {
  const seen = async (caller: Caller) =>
    (await world.done(another(caller), 'listHiddenQuestions', { lectureId })).items.map(
      (item) => item.questionId,
    )

  it('without an interest sees the words, and neither who asked nor from where', async () => {
    const { items } = await world.done(another(lawyer), 'listHiddenQuestions', { lectureId })
    const item = items.find((one) => one.questionId === questionId)
    expect(item?.text).toBe(SECRET)
    expect(JSON.stringify(item)).not.toMatch(/jixie|w1|示例有限公司/)
  })

  it('who declares an interest in the enterprise, or in anything above it, stops seeing the question at once', async () => {
    for (const orgId of ['o_jixie', 'o_street']) {
      const card = { licence: '13702202610000002', interestOrgIds: [orgId] }
      await world.done(another(lawyer2), 'saveLawyerCard', card)
      expect(await seen(lawyer2)).toEqual([])
      expect((await world.done(another(lawyer2), 'readConsole', { lectureId })).hiddenWaiting).toBe(0)
      const answer = { lectureId, questionIds: [questionId], text: '看看' }
      expect(await world.codeOf(another(lawyer2), 'answerHidden', answer)).toBe('NOT_FOUND')
    }
    await world.done(another(lawyer2), 'saveLawyerCard', { licence: '13702202610000002', interestOrgIds: [] })
    expect(await seen(lawyer2)).toContain(questionId)
  })

  it('who works in the enterprise, or whose role does not reach it, never sees it', async () => {
    const inHouse = person('inhouse', { orgPath: firm }, 'lawyer@o_district')
    const elsewhere = person('elsewhere', { orgPath: ['o_city'] }, 'lawyer@o_street2')
    expect(await seen(inHouse)).toEqual([])
    expect(await seen(elsewhere)).toEqual([])
  })

  it('whom the enterprise itself made one, for itself or for a workshop of it, never sees what its workers hide from it', async () => {
    const outside = ['o_city', 'o_district', 'o_legal']
    const retained = person('retained', { orgPath: outside }, 'lawyer@o_jixie')
    expect(await seen(retained)).toEqual([])
    const answer = { lectureId, questionIds: [questionId], text: '看看' }
    expect(await world.codeOf(another(retained), 'answerHidden', answer)).toBe('NOT_FOUND')
    expect(await world.codeOf(another(retained), 'takeHidden', { questionId, dueOn: '2027-01-01' })).toBe(
      'NOT_FOUND',
    )
  })

  it('answers privately; what is told to all carries no trace of the question', async () => {
    const toAll = { question: '单位让签放弃加班费的单子有效吗？', text: '这样的约定无效。' }
    const input = { lectureId, questionIds: [questionId], text: '不用签，留好证据。', toAll }
    await world.done(another(lawyer), 'answerHidden', input)
    expect(await world.codeOf(another(lawyer2), 'answerHidden', input)).toBe('NOT_WAITING')
    await world.work()
    const mine = (await world.done(another(worker), 'listMyQuestions', { lectureId })).items
    expect(mine.find((item) => item.questionId === questionId)?.answer?.text).toBe('不用签，留好证据。')
    const room = JSON.stringify(
      await world.done(another(boss), 'openRoom', { lectureId, groupId: groupOf(boss) }),
    )
    expect(room).toContain(toAll.question)
    expect(room).not.toContain(questionId)
    expect(room).not.toContain('不用签')
    // The answer to all goes to every group alike, so that none of them is told apart.
    for (const groupId of ['g_jixie', 'g_shipin'])
      expect((await world.groupPage(groupId)).map(({ words }) => words)).toContain(
        `${toAll.question}→${toAll.text}`,
      )
  })

  it('leaves no figure of hidden questions in the minutes unless ten people from three enterprises asked', async () => {
    await world.done(another(lawyer), 'endLecture', { lectureId })
    await world.work()
    const minutes = await world.done(another(staff), 'readMinutes', { lectureId })
    expect(minutes.hiddenAsked).toBeUndefined()
    expect(JSON.stringify(minutes)).not.toContain('悄悄')

    for (const name of ['a', 'b', 'c']) await world.enterprise(`figure${name}`)
    world.clock.move(6 * 3_600_000)
    const again = await world.live({ coHostIds: ['mem_staff'] })
    for (const name of ['a', 'b', 'c'])
      for (let n = 0; n < 4; n += 1) {
        const caller = person(`fig_${name}${n}`, {
          orgPath: ['o_city', 'o_district', 'o_street', `o_figure${name}`],
        })
        const input = {
          lectureId: again,
          groupId: groupOf(caller),
          text: `第 ${n} 问`,
          shownAs: 'hidden' as const,
        }
        await world.done(another(caller), 'ask', input)
      }
    await world.done(another(lawyer), 'endLecture', { lectureId: again })
    await world.work()
    expect((await world.done(another(staff), 'readMinutes', { lectureId: again })).hiddenAsked).toBe(12)
  })
})
