import { MINUTE } from '../../../src/kernel/time'
import type { Caller } from '../../../src/kernel/caller'
import { another, lawyer, openWorld, spoken, type World } from './world'

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
