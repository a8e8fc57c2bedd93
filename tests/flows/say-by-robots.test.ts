import { createGroupRobot } from '../../src/adapters/wecom/group-robot'
import { groups } from '../../src/engines/membership/store/groups'
import { EVERYBODY, staff } from '../engines/broadcast/world'
import { person } from '../support/test-house'
import { openRobotWorld, type RobotWorld } from './robot-world'

const second = person('second', { orgPath: ['o_city'] }, 'staff@o_district')

let robots: RobotWorld
beforeEach(async () => {
  robots = await openRobotWorld()
})
afterEach(() => robots.close())

/** Waits a third of a second for an answer. */
const haveImpatient = async (): Promise<void> => {
  await robots.close()
  robots = await openRobotWorld(300)
}

const channelsOf = async (broadcastId: string) =>
  (await robots.world.done(staff, 'readFunnel', { broadcastId })).channels

test('a backlog of 60 for one robot goes out at its limit, none is refused, and the books agree with WeCom’s', async () => {
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  for (let n = 0; n < 60; n += 1) await robots.group(`r${n}`, address)
  const begun = world.clock.now().getTime()
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  // Nobody is asked to look after what the robot is about to say.
  expect((await world.done(staff, 'readFunnel', { broadcastId })).remindable).toBe(20)
  await robots.run()
  const said = wecom.said(key)
  expect(said).toHaveLength(60)
  expect(wecom.rejected()).toEqual({ limit: 0, length: 0 })
  expect((said.at(-1)?.at ?? 0) - begun).toBeLessThan(2 * 60_000 + 2_000)
  expect(new Set(said.map(({ content }) => /\(https.*\)/.exec(content)?.[0])).size).toBe(60)
  expect(await channelsOf(broadcastId)).toEqual([
    {
      ...{ channel: 'robot', groups: 60, waiting: 0, said: 60, confirmed: 0 },
      ...{ failed: 0, unknown: 0, dropped: 0, members: 0, opened: 0, acknowledged: 0 },
    },
  ])
  expect(await robots.stateOf(broadcastId)).toBe('delivered')
})

test('a robot that was taken out of its group is set aside, and its group falls to its admin; the page has it anyway', async () => {
  const { world, wecom } = robots
  const [good, gone] = [wecom.addRobot(), wecom.addRobot()]
  await robots.group('good', good.address)
  await robots.group('gone', gone.address)
  wecom.removeRobot(gone.key)
  const broadcastId = await world.send(EVERYBODY)
  await robots.run()
  const [left, right] = await robots.chats(broadcastId)
  expect(left).toMatchObject({ groupId: 'g_gone', state: 'delivered' })
  expect(left?.chat).toMatchObject({
    channel: 'relay',
    state: 'waiting',
    before: ['robot'],
    problem: 'removed',
  })
  expect(right?.chat).toMatchObject({ channel: 'robot', state: 'said' })
  const ways = await world.done(staff, 'listWays', { trouble: true })
  expect(ways.items.map(({ groupId }) => groupId)).toEqual(['g_gone'])
  // The next broadcast does not even try; a new address is a new robot.
  const next = await world.send(EVERYBODY)
  await robots.run()
  expect((await robots.chats(next))[0]?.chat?.channel).toBe('relay')
  const fresh = wecom.addRobot()
  const sealed = world.house.vault.seal(fresh.address, 'robot')
  await groups.of(world.house.db).updateOne({ _id: 'g_gone' }, { $set: { robot: sealed } })
  await world.send(EVERYBODY)
  await robots.run()
  expect(wecom.said(fresh.key)).toHaveLength(1)
})

test('busy is tried three more times with growing waits, and then the admin gets it', async () => {
  const { world, wecom } = robots
  const [weak, dead] = [wecom.addRobot(), wecom.addRobot()]
  await robots.group('weak', weak.address)
  await robots.group('dead', dead.address)
  wecom.mood(weak.key, { errcode: -1, times: 3 })
  wecom.mood(dead.key, { errcode: 45033 })
  const broadcastId = await world.send(EVERYBODY)
  await robots.run()
  const [left, right] = await robots.chats(broadcastId)
  expect(left?.chat).toMatchObject({ channel: 'relay', state: 'waiting', problem: 'busy', maybeThere: false })
  expect(right?.chat).toMatchObject({ channel: 'robot', state: 'said', tries: 3, repeated: false })
  expect(wecom.said(weak.key)).toHaveLength(1)
  expect(wecom.said(dead.key)).toHaveLength(0)
})

test('a robot that says it and answers too late is sent the same at most once more, and that is marked', async () => {
  await haveImpatient()
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  await robots.group('late', address)
  wecom.mood(key, { lateMs: 600, times: 1 })
  const broadcastId = await world.send(EVERYBODY)
  await robots.run()
  expect(wecom.said(key)).toHaveLength(2)
  expect(wecom.said(key)[1]?.content).toContain('再发一次')
  expect((await robots.chats(broadcastId))[0]?.chat).toMatchObject({ state: 'said', repeated: true })
  const funnel = await world.done(staff, 'readFunnel', { broadcastId })
  expect(funnel.groups[0]?.chat).toMatchObject({ repeated: true, channel: 'robot' })
})

test('a robot that never answers is not asked a third time; the admin is told to look first', async () => {
  await haveImpatient()
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  await robots.group('mute', address)
  wecom.mood(key, { hangs: true })
  const broadcastId = await world.send(EVERYBODY)
  await robots.run()
  expect(wecom.said(key)).toHaveLength(2)
  expect((await robots.chats(broadcastId))[0]?.chat).toMatchObject({
    ...{ channel: 'relay', state: 'waiting', maybeThere: true, problem: 'silent' },
  })
})

test('a limit that is lowered while messages go out is met within a few refusals, and every group gets one', async () => {
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  for (let n = 0; n < 40; n += 1) await robots.group(`r${n}`, address)
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  expect(wecom.said(key)).toHaveLength(20)
  wecom.limit(5, key)
  await robots.run(120)
  expect(wecom.said(key)).toHaveLength(40)
  expect(wecom.rejected().limit).toBeLessThanOrEqual(6)
  for (const { chat } of await robots.chats(broadcastId)) expect(chat?.state).toBe('said')
})

test('paused in the middle nothing more is said; resumed the rest follows; stopped what was not said is dropped', async () => {
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  for (let n = 0; n < 45; n += 1) await robots.group(`r${n}`, address)
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  expect(await world.done(staff, 'pauseBroadcast', { broadcastId })).toEqual({ state: 'paused' })
  await robots.run(30)
  expect(wecom.said(key)).toHaveLength(20)
  expect(await world.done(staff, 'resumeBroadcast', { broadcastId })).toEqual({ state: 'delivering' })
  await world.deliver()
  expect(wecom.said(key)).toHaveLength(40)
  await world.done(staff, 'stopBroadcast', { broadcastId, reason: '内容有变' })
  await robots.run(30)
  expect(wecom.said(key)).toHaveLength(40)
  const states = (await robots.chats(broadcastId)).map(({ chat }) => chat?.state)
  expect(states.filter((state) => state === 'dropped')).toHaveLength(5)
  expect(await world.codeOf(staff, 'resumeBroadcast', { broadcastId })).toBe('NOT_PAUSED')
})

test('the order of ways that staff set is kept, and a way is used once at most', async () => {
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  await robots.group('first', address)
  await world.done(staff, 'saveWays', { groupId: 'g_first', order: ['relay', 'robot'] })
  const broadcastId = await world.send(EVERYBODY)
  await robots.run()
  expect(wecom.said(key)).toHaveLength(0)
  expect((await robots.chats(broadcastId))[0]?.chat).toMatchObject({ channel: 'relay', rest: ['robot'] })
})

test('a try shows at once whether a robot works, and brings one back that was set aside', async () => {
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  await robots.group('tried', address)
  wecom.mood(key, { errcode: 60020, times: 1 })
  const first = await world.done(staff, 'tryRobot', { groupId: 'g_tried' })
  expect(first).toMatchObject({
    works: false,
    state: 'aside',
    problem: expect.stringContaining('可信名单') as string,
  })
  const again = await world.done(staff, 'tryRobot', { groupId: 'g_tried' })
  expect(again).toEqual({ works: true, state: 'working' })
  await world.send(EVERYBODY)
  await robots.run()
  expect(wecom.said(key)).toHaveLength(2)
})

test('a robot that never said anything is not called working; one that has no message left this minute says so and when', async () => {
  const { world, wecom } = robots
  const { key, address } = wecom.addRobot()
  await robots.group('quiet', address)
  const stateOf = async () => (await world.done(staff, 'listWays', {})).items[0]?.robot?.state
  expect(await stateOf()).toBe('untried')
  // The second person’s tries count against the same robot.
  for (let n = 0; n < 20; n += 1)
    await world.done(n % 2 === 0 ? staff : second, 'tryRobot', { groupId: 'g_quiet' })
  expect(await stateOf()).toBe('working')
  expect(await world.call(second, 'broadcast.tryRobot', { groupId: 'g_quiet' })).toMatchObject({
    refusal: {
      code: 'TOO_OFTEN',
      message: expect.stringMatching(/一分钟的条数用完了，\d+ 秒后再试/) as string,
    },
  })
  expect(wecom.said(key)).toHaveLength(20)
  expect(wecom.rejected().limit).toBe(0)
})

test('an address that is not WeCom’s is never called', async () => {
  const calls: string[] = []
  const sender = createGroupRobot({ origins: [new URL(robots.wecom.url).origin] })
  const own = robots.wecom.addRobot().address
  for (const address of [
    'http://127.0.0.1:27017/cgi-bin/webhook/send?key=0000000000000000',
    'http://169.254.169.254/cgi-bin/webhook/send?key=0000000000000000',
    own.replace('127.0.0.1', 'localhost'),
    own.replace('/send', '/../admin'),
    `${own}&next=http://127.0.0.1`,
    own.replace('http://', 'http://user:pass@'),
    'file:///etc/passwd',
    'nonsense',
  ]) {
    calls.push((await sender.send(address, '你好')).kind)
  }
  expect(new Set(calls)).toEqual(new Set(['broken']))
  expect(robots.wecom.said()).toHaveLength(0)
})
