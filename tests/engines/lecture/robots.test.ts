import { MINUTE } from '../../../src/kernel/time'
import type { Caller } from '../../../src/kernel/caller'
import { another, lawyer, openWorld, spoken, staff, type World } from './world'

let world: World
let worker: Caller
let lectureId: string
beforeAll(async () => {
  world = await openWorld()
  worker = await world.worker('w1', await world.enterprise('jixie', { robot: 'https://robots.invalid/a' }))
  await world.enterprise('shipin', { robot: 'https://robots.invalid/b' })
  await world.enterprise('wuliu')
  lectureId = await world.live()
})
afterAll(() => world.close())

const minute = async () => {
  spoken.length = 0
  world.clock.move(MINUTE)
  await world.work()
  return spoken.map(({ address, markdown }) => ({ group: address.split('/').at(-1), markdown }))
}
const say = (text: string, key = true) => world.done(another(lawyer), 'say', { lectureId, text, key })

it('a robot tells its chat that the lecture began, with a link into the room', async () => {
  const told = await minute()
  expect(told.map(({ group }) => group).sort()).toEqual(['g_jixie', 'g_shipin'])
  expect(told[0]?.markdown).toContain(`/packages/lecture/room/index?lectureId=${lectureId}`)
})

it('what comes within a minute is one message, of key pieces only, and nothing is told twice', async () => {
  for (const text of ['头一件', '第二件', '第三件']) await say(text)
  await say('只在讲座里', false)
  await world.work()
  const told = await minute()
  expect(told).toHaveLength(2)
  for (const text of ['第 1 段：头一件', '第 2 段：第二件', '第 3 段：第三件'])
    expect(told[0]?.markdown).toContain(text)
  expect(told[0]?.markdown).not.toContain('只在讲座里')
  expect(await minute()).toEqual([])
})

it('a plan is told, its changes in one message by what holds now, and that it was called off', async () => {
  const startsAt = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString()
  const ahead = await world.planned({ startsAt: startsAt(2) })
  const first = await minute()
  expect(first.map(({ group }) => group).sort()).toEqual(['g_jixie', 'g_shipin'])
  expect(first[0]?.markdown).toMatch(/陈样例lawyer律师讲，约 40 分钟，可以提问/)
  const change = async (about: object) => {
    const plan = await world.done(another(staff), 'readPlan', { lectureId: ahead })
    const { title, guideId, guideVersion, lecturerId, coHostIds, audience, plannedMinutes } = plan
    await world.done(another(staff), 'changeLecture', {
      ...{ lectureId: ahead, revision: plan.revision, title, guideId, guideVersion, lecturerId, coHostIds },
      ...{ audience, startsAt: plan.startsAt, plannedMinutes, ...about },
    })
    await world.work()
  }
  await change({ startsAt: startsAt(3) })
  await change({ lecturerId: 'mem_lawyer2', coHostIds: [] })
  const told = await minute()
  expect(told.map(({ group }) => group).sort()).toEqual(['g_jixie', 'g_shipin'])
  expect(told[0]?.markdown).toMatch(/这一讲有改动，现在是：.+，陈样例lawyer2律师讲，约 40 分钟/)
  await change({ plannedMinutes: 50 })
  expect(await minute()).toEqual([])
  await world.done(another(staff), 'cancelLecture', { lectureId: ahead, reason: '律师病了' })
  await world.work()
  expect((await minute())[0]?.markdown).toMatch(/原定 .+ 的讲座取消了：律师病了/)
  expect(await minute()).toEqual([])
})

it('the chat of a group that is left out hears so when it had heard of the lecture, once', async () => {
  const startsAt = new Date(world.clock.now().getTime() + 3 * 86_400_000).toISOString()
  const groups = { orgIds: [], tags: [], industries: [], sizes: [], excludeGroupIds: [] }
  const ahead = await world.planned({ startsAt, audience: { ...groups, groupIds: ['g_jixie', 'g_shipin'] } })
  const narrow = async (groupIds: string[]) => {
    const plan = await world.done(another(staff), 'readPlan', { lectureId: ahead })
    const { title, guideId, guideVersion, lecturerId, coHostIds, plannedMinutes, revision } = plan
    await world.done(another(staff), 'changeLecture', {
      ...{ lectureId: ahead, revision, title, guideId, guideVersion, lecturerId, coHostIds },
      ...{ startsAt, plannedMinutes, audience: { ...groups, groupIds } },
    })
    spoken.length = 0
    await world.work()
  }
  expect(await minute()).toHaveLength(2)
  await narrow(['g_jixie'])
  expect(spoken.map(({ address }) => address.split('/').at(-1))).toEqual(['g_shipin'])
  expect(spoken[0]?.markdown).toContain('这一场改成在别的群讲了')
  expect(await minute()).toEqual([])
  // Back in, it hears of the lecture; out again before that, it hears nothing.
  await narrow(['g_jixie', 'g_shipin'])
  await narrow(['g_jixie'])
  expect(spoken).toEqual([])
  expect(await minute()).toEqual([])
})

it('a lecture that was planned and called off within the minute is no message', async () => {
  const startsAt = new Date(world.clock.now().getTime() + 86_400_000).toISOString()
  const ahead = await world.planned({ startsAt })
  await world.done(another(staff), 'cancelLecture', { lectureId: ahead, reason: '改期' })
  await world.work()
  expect(await minute()).toEqual([])
})

it('an answer is told in the chat that asked, and in no other', async () => {
  const questionId = await world.asked(worker, lectureId, '派遣工停工，工资找谁要？', 'group')
  await world.done(another(lawyer), 'answerQuestion', { lectureId, questionId, text: '找派遣公司要。' })
  await world.work()
  const told = await minute()
  expect(told.map(({ group }) => group)).toEqual(['g_jixie'])
  expect(told[0]?.markdown).toContain('派遣工停工，工资找谁要？')
})

it('a robot that many groups share is made to speak twenty times a minute at most, and tells the others later', async () => {
  for (let n = 0; n < 24; n += 1)
    await world.enterprise(`shared${n}`, { robot: 'https://robots.invalid/shared' })
  world.clock.move(6 * 60 * MINUTE)
  await world.done(another(lawyer), 'endLecture', { lectureId })
  lectureId = await world.live()
  const shared = (told: { group: string | undefined }[]) =>
    told.flatMap(({ group = '' }) => (group.startsWith('g_shared') ? [group] : []))
  const first = shared(await minute())
  expect(first).toHaveLength(20)
  const rest = [...shared(await minute()), ...shared(await minute())]
  expect(new Set([...first, ...rest]).size).toBe(24)
  expect(rest).toHaveLength(4)
})
