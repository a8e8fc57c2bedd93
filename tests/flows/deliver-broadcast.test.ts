import { createDeliverySteps } from '../../src/engines/broadcast/delivery'
import { deliveries } from '../../src/engines/broadcast/store/deliveries'
import { createFeedStore, feeds, feedSegments, placed } from '../../src/engines/broadcast/store/feeds'
import { broadcasts } from '../../src/engines/broadcast/store/broadcasts'
import { broadcastSettings } from '../../src/engines/broadcast/store/settings'
import { groups } from '../../src/engines/membership/store/groups'
import { HOUSE } from '../../src/kernel/caller'
import { unitOf } from '../../src/kernel/transaction'
import { MINUTE } from '../../src/kernel/time'
import { EVERYBODY, openWorld, ports, staff, type World } from '../engines/broadcast/world'
import { workOf } from '../support/work-of'
import { crashingHouse } from './crashing-house'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const groupNames = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`)
const fill = (count: number) =>
  Promise.all(
    groupNames(count).map((name, index) => world.enterprise(index % 2 ? 'o_street1' : 'o_street2', name)),
  )

/** Every group's item ids in order of position; fails when a position is missing or double. */
const readAll = async (groupId: string): Promise<string[]> => {
  const feed = await feeds.of(world.house.db).findOne({ _id: groupId })
  if (!feed) return []
  const ids = Array.from({ length: feed.segments }, (_, index) => `${groupId}:${index + 1}`)
  const sealed = await feedSegments
    .of(world.house.db)
    .find({ _id: { $in: ids } })
    .toArray()
  const entries = [...sealed.flatMap((segment) => segment.entries), ...placed(feed).tail].sort(
    (a, b) => a.p - b.p,
  )
  expect(entries.map(({ p }) => p)).toEqual(Array.from({ length: feed.last }, (_, index) => index + 1))
  return entries.map(({ id }) => id)
}
const readEvery = async (count: number) => Promise.all(groupNames(count).map((name) => readAll(`g_${name}`)))

test('a process killed at any write of a delivery leaves work that another finishes: each group has the item once', async () => {
  await fill(5)
  let step = 0
  let died = true
  while (died) {
    step += 1
    for (const when of ['before', 'after'] as const) {
      const broadcastId = await world.send(EVERYBODY)
      const crashing = crashingHouse(world.house, step, when)
      await world.deliver(crashing.house).catch(() => undefined)
      died = crashing.crashed()
      world.clock.move(2 * MINUTE)
      await world.deliver()
      for (const items of await readEvery(5)) expect(items.filter((id) => id === broadcastId)).toHaveLength(1)
      expect(await broadcasts.of(world.house.db).findOne({ _id: broadcastId })).toMatchObject({
        state: 'delivered',
      })
      const funnel = await world.done(staff, 'readFunnel', { broadcastId })
      expect(funnel.counts).toMatchObject({ groups: 5, delivered: 5, failed: 0 })
    }
  }
  // Lease, deliveries, progress, feeds, marks, end, message: fewer steps would mean that the crash was never met.
  expect(step).toBeGreaterThan(6)
})

test('a process killed while full tails are sealed loses no item and doubles none', async () => {
  await fill(3)
  const { append } = createFeedStore({ db: world.house.db, options: {} })
  const all: string[] = []
  let step = 0
  let died = true
  while (died) {
    step += 1
    for (const when of ['before', 'after'] as const) {
      while (all.length === 0 || all.length % 32 !== 0) {
        const itemId = `earlier${all.length}`
        await append(['g_f0', 'g_f1', 'g_f2'], { itemId, at: world.clock.now(), line: '样例' })
        all.push(itemId)
      }
      all.push(await world.send(EVERYBODY))
      const crashing = crashingHouse(world.house, step, when)
      await world.deliver(crashing.house).catch(() => undefined)
      died = crashing.crashed()
      world.clock.move(2 * MINUTE)
      await world.deliver()
      for (const items of await readEvery(3)) expect(items).toEqual(all)
    }
  }
  expect(step).toBeGreaterThan(8)
}, 60_000)

test('six workers that deliver the same forty broadcasts at once put each into each group once', async () => {
  await fill(4)
  const sent = await Promise.all(Array.from({ length: 40 }, () => world.send(EVERYBODY)))
  // As if every lease had run out: all of them work on every message.
  const work = async () => {
    const { step } = createDeliverySteps(ports, unitOf(world.house, HOUSE))
    for (const broadcastId of sent) while ((await step(broadcastId, 3)) === 'more');
  }
  await Promise.all(Array.from({ length: 6 }, work))
  for (const items of await readEvery(4)) expect([...items].sort()).toEqual([...sent].sort())
  expect(await deliveries.of(world.house.db).countDocuments({ state: 'delivered' })).toBe(160)
})

test('a group that joins between sending and delivery gets it once, one that is excluded never', async () => {
  await fill(3)
  const broadcastId = await world.send({ ...EVERYBODY, excludeGroupIds: ['g_f1'] })
  await world.enterprise('o_street1', 'late')
  await world.deliver()
  expect(await readAll('g_late')).toEqual([broadcastId])
  expect(await readAll('g_f1')).toEqual([])
})

test('1,800 groups cost at most four writes each, and none for a member', async () => {
  const orgPath = ['o_city', 'o_district', 'o_street1']
  await groups.of(world.house.db).insertMany(
    Array.from({ length: 1800 }, (_, index) => ({
      _id: `g_n${index}`,
      name: `示例群${index}`,
      kind: 'page' as const,
      orgId: 'o_street1',
      orgPath,
      tags: [],
      adminIds: [],
      createdAt: world.clock.now(),
    })),
  )
  await broadcastSettings.of(world.house.db).insertOne({ _id: 'o_district', approvalAbove: 2000 })
  for (let n = 0; n < 2; n += 1) {
    const broadcastId = await world.send(EVERYBODY)
    const begun = performance.now()
    const { written } = await workOf(world.house.db, () => world.deliver())
    const ms = performance.now() - begun
    const perGroup = written / 1800
    process.stdout.write(
      `1,800 groups in ${Math.round(ms)} ms, ${perGroup.toFixed(2)} documents written a group\n`,
    )
    expect(perGroup).toBeLessThan(4)
    const looked = performance.now()
    const funnel = await world.done(staff, 'readFunnel', { broadcastId })
    process.stdout.write(`funnel of 1,800 groups in ${Math.round(performance.now() - looked)} ms\n`)
    expect(funnel.counts).toMatchObject({ groups: 1800, delivered: 1800 })
  }
})
