import { forgetAsker } from '../../../src/engines/lecture/leavers'
import { HOUSE } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { another, groupOf, lawyer, openWorld, staff, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface Profiled {
  readonly ns: string
  readonly planSummary?: string
  readonly command?: object
}

it('whatever a lecture asks its collections during the hour and after is found by an index', async () => {
  const { db } = world.house
  const worker = await world.worker('w1', await world.enterprise('jixie'))
  const groupId = groupOf(worker)
  await db.command({ profile: 2 })
  const lectureId = await world.live()
  const ids = []
  for (const text of ['派遣工停工，工资找谁要？', '派遣工停工的工资找谁要呢', '年假怎么算？'])
    ids.push(await world.asked(worker, lectureId, text))
  await world.asked(worker, lectureId, '不想让单位知道的一句', 'hidden')
  const [a = '', b = '', c = ''] = ids
  for (let n = 0; n < 10; n += 1) await world.done(another(lawyer), 'say', { lectureId, text: `第 ${n} 句` })
  await world.done(another(worker), 'openRoom', { lectureId, groupId })
  await world.done(another(worker), 'readRoom', { lectureId, after: 0 })
  await world.done(another(worker), 'stay', { lectureId, groupId })
  await world.done(another(lawyer), 'readConsole', { lectureId })
  await world.done(another(lawyer), 'suggestMerges', { lectureId })
  await world.done(another(staff), 'mergeQuestions', { lectureId, into: a, questionIds: [b] })
  for (const view of ['most', 'newest', 'review', 'answered', 'refused', 'merged'] as const)
    await world.done(another(staff), 'listQueue', { lectureId, view })
  await world.done(another(staff), 'unmergeQuestion', { lectureId, questionId: b })
  for (const view of ['most', 'newest', 'answered'] as const)
    await world.done(another(worker), 'listQuestions', { lectureId, groupId, view })
  await world.done(another(worker), 'listMyQuestions', { lectureId })
  await world.done(another(worker), 'listMyLectures', {})
  await world.done(another(worker), 'onNow', {})
  await world.done(another(worker), 'findSimilar', { lectureId, groupId, text: '工资找谁要' })
  await world.done(another(lawyer), 'listHiddenQuestions', { lectureId })
  await world.done(another(lawyer), 'listHiddenQuestions', {})
  await world.done(another(lawyer), 'answerQuestion', { lectureId, questionId: a, text: '找派遣公司。' })
  await world.done(another(lawyer), 'listListeners', { lectureId })
  await world.done(another(staff), 'listLectures', {})
  world.clock.move(6_000)
  await world.work()
  await world.done(another(lawyer), 'endLecture', { lectureId })
  await world.work()
  await world.done(another(worker), 'readMinutes', { lectureId })
  await world.done(another(lawyer), 'listOpenQuestions', { mine: true })
  await world.done(another(staff), 'listOpenQuestions', { ownerId: 'mem_lawyer' })
  const day = new Date(world.clock.now().getTime() + 86_400_000).toISOString()
  const planned = await world.planned({ startsAt: day })
  await world.done(another(staff), 'readPlan', { lectureId: planned })
  await forgetAsker(unitOf(world.house, HOUSE), 'mem_w1')
  await db.command({ profile: 0 })

  const seen = await db.collection<Profiled>('system.profile').find().toArray()
  const own = seen.filter(({ ns, planSummary }) => ns.includes('.lecture') && planSummary !== undefined)
  expect(own.length).toBeGreaterThan(100)
  expect(
    own.flatMap(({ ns, planSummary, command }) =>
      planSummary?.includes('COLLSCAN') ? [`${ns}: ${JSON.stringify(command).slice(0, 300)}`] : [],
    ),
  ).toEqual([])
  expect(c).not.toBe('')
})
