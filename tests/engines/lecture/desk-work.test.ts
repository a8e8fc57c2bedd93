import { forgetAsker } from '../../../src/engines/lecture/leavers'
import { HOUSE, type Caller } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { person } from '../../support/test-house'
import {
  another,
  groupOf,
  lawyer,
  lawyer2,
  openWorld,
  otherStaff,
  staff,
  streetStaff,
  type World,
} from './world'

let world: World
let crowd: Caller[]
let lectureId: string
beforeAll(async () => {
  world = await openWorld()
  crowd = []
  for (const name of ['jixie', 'shipin', 'wuliu']) {
    const orgPath = await world.enterprise(name)
    for (let n = 0; n < 3; n += 1) crowd.push(await world.worker(`${name}_w${n}`, orgPath))
  }
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.move(6 * 3_600_000)
  lectureId = await world.live()
})
afterEach(async () => {
  await world.done(another(lawyer), 'takeOver', { lectureId })
  await world.done(another(lawyer), 'endLecture', { lectureId })
})

const who = (at: number): Caller => {
  const one = crowd[at]
  if (!one) throw new Error('nobody')
  return one
}
const vote = (caller: Caller, questionId: string, on = true) =>
  world.done(another(caller), 'vote', { lectureId, groupId: groupOf(caller), questionId, on })
/** A day later it would hold its lecturer in another test. */
const callOff = (of: string) => world.done(another(staff), 'cancelLecture', { lectureId: of, reason: '改期' })
const unmerge = (questionId: string) =>
  world.done(another(staff), 'unmergeQuestion', { lectureId, questionId })

describe('a question that was merged by mistake', () => {
  it('stands on its own again, and everybody counts where they asked', async () => {
    const a = await world.asked(who(0), lectureId, '派遣工停工，工资找谁要？')
    const b = await world.asked(who(3), lectureId, '派遣工停工的工资找谁要呢')
    const c = await world.asked(who(6), lectureId, '停工期间的年假还有吗？')
    await vote(who(1), a)
    await vote(who(4), b)
    await vote(who(4), c)
    await vote(who(7), c)
    const merge = { lectureId, into: a, questionIds: [b, c] }
    // 0 and 1 of the first, 3 and 4 of the second, 6 and 7 of the third; 4 is in two of them.
    expect(await world.done(another(staff), 'mergeQuestions', merge)).toEqual({ people: 6 })
    const { items: merged } = await world.done(another(staff), 'listQueue', { lectureId, view: 'merged' })
    expect(merged.map(({ questionId, mergedInto }) => [questionId, mergedInto]).sort()).toEqual(
      [
        [b, '派遣工停工，工资找谁要？'],
        [c, '派遣工停工，工资找谁要？'],
      ].sort(),
    )
    expect(await unmerge(c)).toEqual({ people: 3, left: 4 })
    const { items } = await world.done(another(staff), 'listQueue', { lectureId, view: 'most' })
    expect(items.map(({ questionId, people }) => [questionId, people])).toEqual([
      [a, 4],
      [c, 3],
    ])
    // Whoever came along and then votes there counts there, once.
    expect((await vote(who(7), a)).people).toBe(5)
  })

  it('is not taken out twice, nor out of one that was answered, nor by somebody else', async () => {
    const a = await world.asked(who(0), lectureId, '生活费一个月最少多少？')
    const b = await world.asked(who(3), lectureId, '生活费一个月最少多少呢')
    await world.done(another(staff), 'mergeQuestions', { lectureId, into: a, questionIds: [b] })
    const input = { lectureId, questionId: b }
    expect(await world.codeOf(another(who(3)), 'unmergeQuestion', input)).toBe('NOT_FOUND')
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => world.codeOf(another(staff), 'unmergeQuestion', input)),
    )
    expect(tries.filter((code) => code === 'ok')).toHaveLength(1)
    await world.done(another(staff), 'mergeQuestions', { lectureId, into: a, questionIds: [b] })
    await world.done(another(lawyer), 'answerQuestion', { lectureId, questionId: a, text: '八成。' })
    expect(await world.codeOf(another(staff), 'unmergeQuestion', input)).toBe('NOT_WAITING')
  })
})

it('a co-host who is no lawyer answers by name, without a licence, and no hidden question', async () => {
  const questionId = await world.asked(who(0), lectureId, '讲座的讲义在哪里看？')
  const secret = await world.asked(who(1), lectureId, '不想让单位知道的一句', 'hidden')
  const text = '群页面里就有。'
  await world.done(another(staff), 'answerQuestion', { lectureId, questionId, text })
  await world.work()
  const { room } = await world.done(who(0), 'openRoom', { lectureId, groupId: groupOf(who(0)) })
  const entry = room.tail.at(-1)
  expect(entry?.answer).toMatchObject({ text, by: '陈样例staff' })
  expect(entry?.answer?.licence).toBeUndefined()
  expect((await world.groupPage(groupOf(who(0)))).at(-1)?.words).toContain(text)
  for (const input of [{ questionId: secret }, { questionIds: [secret] }])
    expect([
      await world.codeOf(another(staff), 'answerQuestion', { lectureId, text, ...input }),
      await world.codeOf(another(staff), 'answerHidden', { lectureId, text, ...input }),
    ]).toEqual(['questionId' in input ? 'NOT_FOUND' : 'BAD_INPUT', 'NOT_ALLOWED'])
})

describe('a licence number', () => {
  const LICENCE = '13702202610000001'
  const answered = async (text: string) => {
    const questionId = await world.asked(who(0), lectureId, text)
    await world.done(another(lawyer), 'answerQuestion', { lectureId, questionId, text: '可以。' })
    const { items } = await world.done(another(who(0)), 'listMyQuestions', { lectureId })
    return items.find((item) => item.questionId === questionId)?.answer
  }
  const confirm = (caller: Caller, licence = LICENCE, memberId = 'mem_lawyer') =>
    world.codeOf(another(caller), 'confirmLicence', { memberId, licence })

  it('counts as stated until staff of the lawyer’s scope compared it, and again after it was changed', async () => {
    expect(await answered('年假能休吗？')).toMatchObject({ licence: LICENCE, licenceChecked: false })
    expect(await confirm(otherStaff)).toBe('NOT_FOUND')
    expect(await confirm(streetStaff)).toBe('NOT_FOUND')
    expect(await confirm(lawyer2)).toBe('NOT_ALLOWED')
    expect(await confirm(staff, '13702202610000009')).toBe('CHANGED_MEANWHILE')
    expect(await confirm(staff)).toBe('ok')
    expect(await answered('社保还交吗？')).toMatchObject({ licence: LICENCE, licenceChecked: true })
    const { items } = await world.done(another(staff), 'listLicences', {})
    expect(items.map(({ memberId, checkedAt }) => [memberId, checkedAt !== undefined])).toEqual([
      ['mem_lawyer2', false],
      ['mem_lawyer', true],
    ])
    const card = { licence: '13702202610000008', interestOrgIds: [] }
    await world.done(another(lawyer), 'saveLawyerCard', card)
    expect((await world.done(another(lawyer), 'readLawyerCard', {})).licenceChecked).toBe(false)
    await world.done(another(lawyer), 'saveLawyerCard', { ...card, licence: LICENCE })
  })

  it('is not confirmed by the lawyer who is staff as well', async () => {
    const both = person('lawyer', { orgPath: lawyer.orgPath }, 'lawyer@o_district', 'staff@o_district')
    expect(await confirm(both)).toBe('OWN_RECORD')
  })
})

it('a plan warns when some of its groups hear another lecture at the same time', async () => {
  const day = 86_400_000
  const at = (hours: number) => new Date(world.clock.now().getTime() + day + hours * 3_600_000).toISOString()
  const first = await world.planned({ startsAt: at(0) })
  const picked = { orgIds: [], groupIds: ['g_jixie', 'g_shipin'] }
  const second = await world.planned({ startsAt: at(0.5), lecturerId: 'mem_lawyer2', audience: picked })
  const later = await world.planned({ startsAt: at(2), lecturerId: 'mem_lawyer2', audience: picked })
  const clashes = async (of: string) =>
    (await world.done(another(staff), 'readPlan', { lectureId: of })).clashes.map((one) => [
      one.lectureId,
      one.groups,
    ])
  expect(await clashes(first)).toEqual([[second, 2]])
  expect(await clashes(second)).toEqual([[first, 2]])
  expect(await clashes(later)).toEqual([])
  await world.done(another(staff), 'cancelLecture', { lectureId: second, reason: '改期' })
  expect(await clashes(first)).toEqual([])
  for (const one of [first, later]) await callOff(one)
})

it('what else is at that time is said before a plan is saved: who is taken, and which groups hear something else', async () => {
  const day = 86_400_000
  const at = (hours: number) =>
    new Date(world.clock.now().getTime() + 3 * day + hours * 3_600_000).toISOString()
  const other = await world.planned({ startsAt: at(0), coHostIds: ['mem_staff'] })
  const ask = (about: object) =>
    world.done(another(staff), 'findClashes', {
      hostIds: ['mem_lawyer', 'mem_staff', 'mem_lawyer2'],
      audience: { groupIds: ['g_jixie', 'g_shipin'] },
      startsAt: at(0.5),
      plannedMinutes: 40,
      ...about,
    })
  const found = await ask({})
  expect(found.hosts.map(({ memberId, lecturing }) => [memberId, lecturing])).toEqual([
    ['mem_lawyer', true],
    ['mem_staff', false],
  ])
  expect(found.lectures).toMatchObject([{ lectureId: other, groups: 2 }])
  for (const nothing of [{ startsAt: at(2) }, { lectureId: other }])
    expect(await ask(nothing)).toEqual({ hosts: [], lectures: [] })
  // Nobody is asked about beyond the own scope, and whoever plans nothing asks nothing.
  const input = { audience: { orgIds: ['o_district'] }, startsAt: at(0), plannedMinutes: 40 }
  expect(await world.codeOf(another(streetStaff), 'findClashes', input)).toBe('OUT_OF_SCOPE')
  expect(await world.codeOf(another(lawyer), 'findClashes', input)).toBe('NOT_ALLOWED')
  await callOff(other)
})

it('the work list shows what one person owes', async () => {
  const questionId = await world.asked(who(2), lectureId, '工伤怎么报？')
  await world.done(another(lawyer), 'endLecture', { lectureId })
  await world.work()
  const owed = async (ownerId: string) =>
    (await world.done(another(staff), 'listOpenQuestions', { ownerId, lectureId })).items.map(
      (item) => item.questionId,
    )
  expect([await owed('mem_lawyer'), await owed('mem_lawyer2')]).toEqual([[questionId], []])
  await world.done(another(staff), 'assignQuestion', {
    ...{ questionId, ownerId: 'mem_lawyer2', dueOn: '2027-01-01' },
  })
  expect([await owed('mem_lawyer'), await owed('mem_lawyer2')]).toEqual([[], [questionId]])
  lectureId = await world.live()
})

it('the minutes show counts by group to those who held it for all its groups, to another desk for its own alone', async () => {
  const picked = { orgIds: ['o_jixie', 'o_shipin'] }
  await world.done(another(lawyer), 'endLecture', { lectureId })
  const held = await world.live({ audience: picked })
  await world.done(another(lawyer), 'endLecture', { lectureId: held })
  await world.work()
  const groupsFor = async (caller: Caller) =>
    (await world.done(another(caller), 'readMinutes', { lectureId: held })).byGroup
      ?.map(({ groupId }) => groupId)
      .sort()
  const chair = person('chair', { orgPath: who(0).orgPath }, 'staff@o_jixie')
  expect(await groupsFor(staff)).toEqual(['g_jixie', 'g_shipin'])
  expect(await groupsFor(lawyer)).toEqual(['g_jixie', 'g_shipin'])
  expect(await groupsFor(chair)).toEqual(['g_jixie'])
  expect(await groupsFor(who(0))).toBeUndefined()
  lectureId = await world.live()
})

it('whoever leaves is named nowhere: not in questions, not in the room, not in old segments, not in the minutes', async () => {
  const leaver = await world.worker('leaver', who(0).orgPath)
  const ids = []
  for (const text of ['停工一周的工资呢？', '餐补还有吗？']) {
    const questionId = await world.asked(leaver, lectureId, text)
    ids.push(questionId)
    await world.done(another(lawyer), 'answerQuestion', { lectureId, questionId, text: '有。' })
    for (let n = 0; n < 5; n += 1) await world.done(another(lawyer), 'say', { lectureId, text: `第 ${n} 句` })
  }
  await world.asked(leaver, lectureId, '还没答的一个问题')
  const everything = async (): Promise<string> =>
    JSON.stringify([
      await world.done(another(who(1)), 'readRoom', { lectureId, after: 0 }),
      ...(await Promise.all(
        (['most', 'answered'] as const).map((view) =>
          world.done(another(who(1)), 'listQuestions', { lectureId, groupId: groupOf(who(1)), view }),
        ),
      )),
      await world.done(another(staff), 'listQueue', { lectureId, view: 'most' }),
    ])
  expect(await everything()).toContain('陈样例leaver')
  const unit = unitOf(world.house, HOUSE)
  await forgetAsker(unit, 'mem_leaver')
  await forgetAsker(unit, 'mem_leaver')
  const after = await everything()
  expect(after).not.toContain('陈样例leaver')
  expect(after).toContain('餐补还有吗？')
  expect(after).toContain('一位工友')
  await world.done(another(lawyer), 'endLecture', { lectureId })
  await world.work()
  expect(JSON.stringify(await world.done(another(who(1)), 'readMinutes', { lectureId }))).not.toContain(
    'leaver',
  )
  lectureId = await world.live()
})
