import type { Caller } from '../../../src/kernel/caller'
import { another, groupOf, lawyer, openWorld, staff, type World } from './world'

let world: World
let worker: Caller
let worker2: Caller
beforeAll(async () => {
  world = await openWorld()
  worker = await world.worker('w1', await world.enterprise('jixie'))
  worker2 = await world.worker('w2', await world.enterprise('shipin'))
})
afterAll(() => world.close())

describe('a lecture from its beginning to its minutes', () => {
  let lectureId: string
  it('starts with the handbook as its script and tells the groups of it', async () => {
    lectureId = await world.planned()
    const plan = await world.done(staff, 'readPlan', { lectureId })
    expect(plan.script.map(({ title }) => title)).toEqual(['停工期间的工资', '第一个月', '一个月以后'])
    expect(plan.groups).toBe(2)
    expect(await world.groupPage('g_jixie')).toEqual([{ kind: 'link', words: '即将开讲' }])
  })

  it('is opened by its lecturer, and a piece that is tapped twice is in the room once', async () => {
    await world.done(lawyer, 'startLecture', { lectureId })
    const { nextPieceId = '' } = await world.done(lawyer, 'readConsole', { lectureId })
    const input = { lectureId, pieceId: nextPieceId }
    const first = await world.done(lawyer, 'sendPiece', input)
    expect(first).toEqual({ position: 2, number: 1, already: false })
    expect(await world.done(another(lawyer), 'sendPiece', input)).toEqual({ ...first, already: true })
    const { room } = await world.done(worker, 'openRoom', { lectureId, groupId: groupOf(worker) })
    expect(room.tail.map(({ kind, number }) => [kind, number])).toEqual([
      ['notice', undefined],
      ['said', 1],
    ])
    expect(room.said).toBe(1)
    expect(room.pieces).toBe(3)
    await world.work()
    expect((await world.groupPage('g_shipin')).map(({ kind }) => kind)).toEqual(['link', 'link', 'segment'])
  })

  it('is what is on in each of its groups, for those who belong there', async () => {
    const on = async (caller: Caller, groupId?: string) =>
      (await world.done(another(caller), 'onNow', groupId === undefined ? {} : { groupId })).lecture
    expect(await on(worker, groupOf(worker))).toMatchObject({
      lectureId,
      groupId: groupOf(worker),
      state: 'live',
    })
    expect(await on(worker2, groupOf(worker2))).toMatchObject({ lectureId, groupId: groupOf(worker2) })
    // A group of others answers like one that does not exist.
    expect(await on(worker, groupOf(worker2))).toBeUndefined()
    expect(await on(worker, 'g_nowhere')).toBeUndefined()
    expect(await on(worker)).toMatchObject({ lectureId })
  })

  it('answers a question into the room and into the group that asked, and into no other', async () => {
    const questionId = await world.asked(worker, lectureId, '派遣工停工，工资找谁要？')
    const queue = await world.done(lawyer, 'listQueue', { lectureId, view: 'most' })
    expect(queue.items).toMatchObject([{ questionId, asker: '陈样例w1', people: 1 }])
    const answered = await world.done(lawyer, 'answerQuestion', {
      lectureId,
      questionId,
      text: '找派遣公司要。',
      cites: ['劳动合同法第三十八条'],
    })
    expect(answered.groups).toBe(1)
    await world.work()
    const words = '派遣工停工，工资找谁要？→找派遣公司要。'
    expect(await world.groupPage('g_jixie')).toContainEqual({ kind: 'answer', words })
    expect(await world.groupPage('g_shipin')).not.toContainEqual({ kind: 'answer', words })
    const { items } = await world.done(worker, 'listMyQuestions', { lectureId })
    expect(items[0]?.answer).toMatchObject({
      by: '陈样例lawyer律师',
      licence: '13702202610000001',
      laws: [{ name: '劳动合同法', article: '第三十八条', asOf: '2012-12-28' }],
    })
  })

  it('runs past its time, closes the queue and ends; what is open gets an owner and a date', async () => {
    const open = await world.asked(worker2, lectureId, '生活费一个月最少多少？')
    expect(await world.done(lawyer, 'extendLecture', { lectureId, minutes: 10 })).toEqual({ minutes: 50 })
    expect(await world.done(lawyer, 'closeQueue', { lectureId })).toEqual({ waiting: 1 })
    const ask = { lectureId, groupId: groupOf(worker2), text: '还能问吗？', shownAs: 'name' }
    expect(await world.codeOf(another(worker2), 'ask', ask)).toBe('QUEUE_CLOSED')
    expect((await world.done(lawyer, 'endLecture', { lectureId })).open).toBe(1)
    await world.work()
    const minutes = await world.done(worker, 'readMinutes', { lectureId })
    expect(minutes).toMatchObject({
      asked: 2,
      answered: 1,
      open: [{ questionId: open, dueOn: '2026-11-30' }],
    })
    expect(minutes.segments).toHaveLength(1)
    expect(minutes.answers).toHaveLength(1)
    expect(minutes.byGroup).toBeUndefined()
    const work = await world.done(lawyer, 'listOpenQuestions', { mine: true })
    expect(work.items).toMatchObject([
      { questionId: open, owner: '陈样例lawyer律师', dueOn: '2026-11-30', late: false },
    ])
  })

  it('takes a late answer back to its group and its asker', async () => {
    const { items } = await world.done(lawyer, 'listOpenQuestions', { mine: true })
    const questionId = items[0]?.questionId ?? ''
    await world.done(lawyer, 'answerQuestion', { lectureId, questionId, text: '不低于最低工资的八成。' })
    await world.work()
    expect((await world.groupPage('g_shipin')).at(-1)?.words).toBe(
      '生活费一个月最少多少？→不低于最低工资的八成。',
    )
    const minutes = await world.done(staff, 'readMinutes', { lectureId })
    expect(minutes.answers).toHaveLength(2)
    expect(minutes.open).toEqual([])
    expect(minutes.byGroup).toHaveLength(2)
  })
})
