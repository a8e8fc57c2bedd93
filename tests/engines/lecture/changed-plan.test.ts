import { feedItems } from '../../../src/engines/broadcast/store/items'
import { lectureGroups } from '../../../src/engines/lecture/store/lecture-groups'
import type { Input } from './world'
import { another, openWorld, staff, type World } from './world'

let world: World
let lectureId: string
beforeAll(async () => {
  world = await openWorld()
  for (const name of ['jixie', 'shipin', 'wuliu']) await world.enterprise(name)
})
afterAll(() => world.close())

const DAY = 86_400_000
const tomorrow = (hours = 0): string =>
  new Date(world.clock.now().getTime() + DAY + hours * 3_600_000).toISOString()
const of = (...groupIds: string[]) => ({
  ...{ orgIds: [], tags: [], industries: [], sizes: [], excludeGroupIds: [] },
  groupIds,
})
const planned = (about: Partial<Input<'planLecture'>> = {}) =>
  world.planned({ startsAt: tomorrow(), audience: of('g_jixie', 'g_shipin'), ...about })
const change = async (about: Partial<Input<'changeLecture'>>) => {
  const plan = await world.done(another(staff), 'readPlan', { lectureId })
  return world.done(another(staff), 'changeLecture', {
    lectureId,
    revision: plan.revision,
    title: plan.title,
    guideId: plan.guideId,
    guideVersion: plan.guideVersion,
    lecturerId: plan.lecturerId,
    coHostIds: plan.coHostIds,
    audience: plan.audience,
    startsAt: plan.startsAt,
    plannedMinutes: plan.plannedMinutes,
    ...about,
  })
}
const states = async (groupId: string): Promise<string[]> =>
  (await world.groupPage(groupId)).map(({ words }) => words)

it('a lecture that gets another hour or another lecturer is told to its groups anew, once, whatever else is changed', async () => {
  lectureId = await planned()
  await change({ plannedMinutes: 50 })
  await world.work()
  expect(await states('g_jixie')).toEqual(['即将开讲'])
  // Two changes before anything was told: the groups hear of both in one card.
  await change({ startsAt: tomorrow(2) })
  await change({ lecturerId: 'mem_lawyer2', coHostIds: [] })
  await world.work()
  await world.work()
  for (const groupId of ['g_jixie', 'g_shipin']) expect(await states(groupId)).toEqual(['即将开讲', '有改动'])
  const card = await feedItems.of(world.house.db).findOne({ 'link.state': '有改动' })
  expect(card?.link?.text).toMatch(/^时间改到 .+，改由陈样例lawyer2律师讲。约 50 分钟$/)
})

it('a group that comes in later is told of the lecture, a group that is left out is told so and cannot enter any more', async () => {
  lectureId = await planned({ startsAt: tomorrow(10) })
  const [before, left] = [(await states('g_jixie')).length, (await states('g_shipin')).length]
  await change({
    audience: of('g_jixie', 'g_wuliu'),
  })
  await world.work()
  expect((await states('g_jixie')).slice(before)).toEqual([])
  expect((await states('g_shipin')).slice(left)).toEqual(['已取消'])
  expect(await states('g_wuliu')).toEqual(['即将开讲'])
  const found = await lectureGroups.of(world.house.db).find({ lectureId }).toArray()
  expect(found.map(({ groupId }) => groupId).sort()).toEqual(['g_jixie', 'g_wuliu'])
})

it('groups that were not told of a lecture are not told of its changes either', async () => {
  lectureId = await planned({ startsAt: tomorrow(20), announce: false })
  const before = (await states('g_jixie')).length
  await change({
    startsAt: tomorrow(22),
    audience: of('g_jixie'),
  })
  await world.work()
  expect((await states('g_jixie')).length).toBe(before)
})
