import { randomInt } from 'node:crypto'
import { createGroupRobot } from '../../src/adapters/wecom/group-robot'
import { createDeliverySteps, DELIVER } from '../../src/engines/broadcast/delivery'
import { SAY } from '../../src/engines/broadcast/robots'
import { feeds } from '../../src/engines/broadcast/store/feeds'
import { groups } from '../../src/engines/membership/store/groups'
import { broadcastConsumers, robotConsumers } from '../../src/flows/broadcast-consumers'
import { recountAll } from '../../src/flows/recount-broadcasts'
import { HOUSE } from '../../src/kernel/caller'
import { drainOutbox } from '../../src/kernel/outbox'
import { unitOf } from '../../src/kernel/transaction'
import type { House } from '../../src/kernel/unit'
import { EVERYBODY, ports, staff } from '../engines/broadcast/world'
import { crashingHouse } from '../flows/crashing-house'
import { openRobotWorld, type RobotWorld } from '../flows/robot-world'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let robots: RobotWorld
let key: string
beforeEach(async () => {
  robots = await openRobotWorld()
  const robot = robots.wecom.addRobot()
  key = robot.key
  for (let n = 0; n < 3; n += 1) await robots.group(`r${n}`, robot.address)
})
afterEach(() => robots.close())

/** Every group's page has it once; its robot said it once, or twice and marked. */
const expectOnce = async (broadcastId: string) => {
  const pages = await feeds.of(robots.world.house.db).find().toArray()
  expect(pages).toHaveLength(3)
  for (const { tail } of pages) expect(tail.filter(({ id }) => id === broadcastId)).toHaveLength(1)
  for (const { chat, groupId } of await robots.chats(broadcastId)) {
    expect([groupId, chat?.state]).toEqual([groupId, 'said'])
    expect(chat?.channel).toBe('robot')
  }
}

/** Only what sends: the counting of earlier rounds would grow with every round. */
const sendWith = async (house: House): Promise<void> => {
  const all = { ...broadcastConsumers(house, given()), ...robotConsumers(house, given()) }
  const [deliver, say] = [all[DELIVER], all[SAY]]
  if (!deliver || !say) throw new Error('nobody sends')
  await drainOutbox(house, { [DELIVER]: deliver, [SAY]: say }, () => undefined)
}
const given = () => ({ ...ports, robots: createGroupRobot({ origins: [new URL(robots.wecom.url).origin] }) })

const KILLS = 20

/** Writes of one send that nobody disturbs, from the lease to the last mark. */
const writesOfASend = async (): Promise<number> => {
  const broadcastId = await robots.world.send(EVERYBODY)
  const counting = crashingHouse(robots.world.house, Infinity, 'after')
  await sendWith(counting.house)
  await robots.run(30, () => sendWith(robots.world.house))
  await expectOnce(broadcastId)
  robots.world.clock.move(2 * MINUTE)
  return counting.writes()
}

test('killed twenty times at random, the next process finishes the send: pages once, chats once, or twice and marked', async () => {
  const { world, wecom } = robots
  // The first send begins the pages; those that follow find them there and make one write less.
  await writesOfASend()
  const writes = await writesOfASend()
  let repeats = 0
  for (let n = 0; n < KILLS; n += 1) {
    wecom.forget()
    const [atWrite, when] = [randomInt(1, writes + 1), n % 2 ? ('before' as const) : ('after' as const)]
    const broadcastId = await world.send(EVERYBODY)
    const crashing = crashingHouse(world.house, atWrite, when)
    await sendWith(crashing.house).catch(() => undefined)
    world.clock.move(2 * MINUTE)
    await robots.run(30, () => sendWith(world.house))
    const at = `killed ${when} write ${atWrite} of ${writes}`
    expect([at, crashing.crashed()]).toEqual([at, true])
    await expectOnce(broadcastId)
    const repeated = (await robots.chats(broadcastId)).filter(({ chat }) => chat?.repeated).length
    const said = wecom.said(key).length
    expect([at, said >= 3, said <= 3 + repeated, repeated <= 1]).toEqual([at, true, true, true])
    repeats += repeated
    world.clock.move(2 * MINUTE)
  }
  // Not each kill fell where a message was in the air: a house that always repeats would say everything twice.
  expect(repeats).toBeLessThan(KILLS)
  expect(await recountAll(world.house)).toMatchObject({ groups: 0, differing: [] })
}, 120_000)

test('three workers on the same outbox say everything once', async () => {
  const { world, wecom } = robots
  const broadcastIds = [await world.send(EVERYBODY), await world.send(EVERYBODY), await world.send(EVERYBODY)]
  await robots.run(30, async () => {
    await Promise.all([world.deliver(), world.deliver(), world.deliver()])
  })
  expect(wecom.said(key)).toHaveLength(9)
  expect(wecom.rejected().limit).toBe(0)
  for (const broadcastId of broadcastIds) await expectOnce(broadcastId)
})

test('a clock that is set back an hour in the middle of a send neither doubles nor loses a message', async () => {
  const { world, wecom } = robots
  wecom.mood(key, { errcode: -1, times: 2 })
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  world.clock.move(-HOUR)
  const steps = createDeliverySteps(ports, unitOf(world.house, HOUSE))
  expect(await steps.step(broadcastId, 10)).toBe('finished')
  await robots.run(120)
  expect(wecom.said(key)).toHaveLength(3)
  expect(wecom.rejected().limit).toBe(0)
  await expectOnce(broadcastId)
  expect((await world.done(staff, 'readFunnel', { broadcastId })).state).toBe('delivered')
})

test('a robot whose limit is lowered in the middle of a send says everything once all the same, with few refusals', async () => {
  const { world, wecom } = robots
  const first = await groups.of(world.house.db).findOne({ _id: 'g_r0' })
  if (!first?.robot) throw new Error('no robot to share')
  const { robot } = first
  for (let n = 0; n < 42; n += 1)
    await world.enterprise('o_street2', `more${n}`, {
      ...{ kind: 'wecom', adminIds: ['mem_admin'], robot, robotTail: 'tail' },
    })
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  expect(wecom.said(key)).toHaveLength(20)
  wecom.limit(6, key)
  await robots.run(120)
  expect(wecom.said(key)).toHaveLength(45)
  for (const { chat } of await robots.chats(broadcastId))
    expect(chat).toMatchObject({ state: 'said', channel: 'robot', repeated: false })
  // Every refusal halves what the robot dares.
  expect(wecom.rejected().limit).toBeLessThanOrEqual(10)
}, 60_000)
