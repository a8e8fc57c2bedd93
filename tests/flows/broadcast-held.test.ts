import { createDeliverySteps } from '../../src/engines/broadcast/delivery'
import { createBroadcastStore } from '../../src/engines/broadcast/store/broadcasts'
import { deliveries } from '../../src/engines/broadcast/store/deliveries'
import { feeds } from '../../src/engines/broadcast/store/feeds'
import { recountAll } from '../../src/flows/recount-broadcasts'
import { HOUSE } from '../../src/kernel/caller'
import { createOutbox } from '../../src/kernel/outbox'
import { MINUTE } from '../../src/kernel/time'
import { unitOf } from '../../src/kernel/transaction'
import { EVERYBODY, openWorld, ports, staff, type World } from '../engines/broadcast/world'
import { crashingHouse } from './crashing-house'

const GROUPS = 6
let world: World
beforeEach(async () => {
  world = await openWorld()
  for (let n = 0; n < GROUPS; n += 1) await world.enterprise(n % 2 ? 'o_street1' : 'o_street2', `f${n}`)
})
afterEach(() => world.close())

/** How often each group's page has the item, in order of the groups. */
const inPages = async (itemId: string): Promise<number[]> => {
  const found = await feeds.of(world.house.db).find().sort({ _id: 1 }).toArray()
  const times = new Map(found.map(({ _id, tail }) => [_id, tail.filter(({ id }) => id === itemId).length]))
  return Array.from({ length: GROUPS }, (_, n) => times.get(`g_f${n}`) ?? 0)
}
const statesOf = async (broadcastId: string) =>
  (await deliveries.of(world.house.db).find({ broadcastId }).sort({ _id: 1 }).toArray()).map(
    ({ state }) => state,
  )
/** One batch of two groups, and no more. */
const twoGroups = (broadcastId: string) =>
  createDeliverySteps(ports, unitOf(world.house, HOUSE)).step(broadcastId, 2)
const countsOf = async (broadcastId: string) =>
  (await world.done(staff, 'readFunnel', { broadcastId })).counts

test('a send that is held on the way says whom it has reached and whom not, and each of these gets it once afterwards', async () => {
  const broadcastId = await world.send(EVERYBODY)
  await twoGroups(broadcastId)
  await world.done(staff, 'pauseBroadcast', { broadcastId })
  await world.deliver()
  expect(await statesOf(broadcastId)).toEqual([
    'delivered',
    'delivered',
    'planned',
    'planned',
    'planned',
    'planned',
  ])
  expect(await countsOf(broadcastId)).toMatchObject({ groups: GROUPS, delivered: 2 })
  expect(await inPages(broadcastId)).toEqual([1, 1, 0, 0, 0, 0])
  await world.done(staff, 'resumeBroadcast', { broadcastId })
  await world.deliver()
  expect(await inPages(broadcastId)).toEqual(Array(GROUPS).fill(1))
  expect(await countsOf(broadcastId)).toMatchObject({ groups: GROUPS, delivered: GROUPS })
  expect((await world.done(staff, 'readFunnel', { broadcastId })).state).toBe('delivered')
})

test('killed between a page and its delivery, then stopped: the page is counted as reached, the others are not touched', async () => {
  for (let atWrite = 1, died = true; died; atWrite += 1) {
    const broadcastId = await world.send(EVERYBODY)
    await world.done(staff, 'pauseBroadcast', { broadcastId })
    await world.done(staff, 'resumeBroadcast', { broadcastId })
    const dying = crashingHouse(world.house, atWrite, 'after')
    await createDeliverySteps(ports, unitOf(dying.house, HOUSE))
      .step(broadcastId, 2)
      .catch(() => undefined)
    died = dying.crashed()
    await world.done(staff, 'stopBroadcast', { broadcastId, reason: '发错了' })
    world.clock.move(2 * MINUTE)
    await world.deliver()
    const pages = await inPages(broadcastId)
    expect(pages.slice(2)).toEqual([0, 0, 0, 0])
    const expected = pages.map((times) => (times === 1 ? 'delivered' : 'planned'))
    expect([atWrite, await statesOf(broadcastId)]).toEqual([atWrite, expected])
    // Nobody reads that they wait for something that never comes.
    const { groups } = await world.done(staff, 'readFunnel', { broadcastId })
    const shown = new Map(groups.map(({ groupId, state }) => [groupId, state]))
    for (const [n, times] of pages.entries())
      if (shown.has(`g_f${n}`)) expect(shown.get(`g_f${n}`)).toBe(times === 1 ? 'delivered' : 'dropped')
  }
})

test('a worker that read a send before it was held and set going again does not end it: what was written down meanwhile gets it', async () => {
  const broadcastId = await world.send(EVERYBODY)
  const store = createBroadcastStore(unitOf(world.house, HOUSE))
  const read = await store.get(broadcastId)
  if (!read) throw new Error('no broadcast')
  await world.done(staff, 'pauseBroadcast', { broadcastId })
  await world.deliver()
  await world.done(staff, 'resumeBroadcast', { broadcastId })
  await store.completed(read, `g_f${GROUPS - 1}`, world.clock.now())
  expect(await store.get(broadcastId)).toMatchObject({ state: 'delivering', planning: { done: false } })
  await world.deliver()
  expect(await statesOf(broadcastId)).toEqual(Array(GROUPS).fill('delivered'))
  expect(await inPages(broadcastId)).toEqual(Array(GROUPS).fill(1))
  const now = await store.get(broadcastId)
  expect(now).toMatchObject({ state: 'delivered', planning: { after: `g_f${GROUPS - 1}`, done: true } })
})

test('whoever opens it in the page before its delivery is written down is counted, once', async () => {
  const reader = await world.addMember('early', ['o_city', 'o_district', 'o_street2', 'o_f0'])
  const broadcastId = await world.send(EVERYBODY)
  // The update meets no page, the insert begins them, and the process dies before it writes the deliveries.
  const dying = crashingHouse(world.house, 4, 'before')
  await createDeliverySteps(ports, unitOf(dying.house, HOUSE))
    .step(broadcastId)
    .catch(() => undefined)
  expect(await inPages(broadcastId)).toEqual(Array(GROUPS).fill(1))
  expect(await statesOf(broadcastId)).toEqual([])
  await world.done(reader, 'openItem', { groupId: 'g_f0', itemId: broadcastId })
  await world.deliver()
  expect(await countsOf(broadcastId)).toMatchObject({ delivered: GROUPS, opened: 1 })
  world.clock.move(MINUTE)
  await world.deliver()
  expect(await countsOf(broadcastId)).toMatchObject({ delivered: GROUPS, opened: 1 })
  expect(await recountAll(world.house)).toMatchObject({ groups: 0, differing: [] })
})

describe('a guide is corrected', () => {
  const correct = async () => {
    await world.addGuide({ guideId: 'gd_fix', version: 2, card: '改过的一句话', corrects: 1 })
    await world.addGuide({ guideId: 'gd_fix', version: 1, state: 'corrected' })
    const issued = { guideId: 'gd_fix', version: 2, previous: 1 }
    await createOutbox(world.house, {}).add('guide.issued', 'gd_fix@2', issued)
    for (let n = 0; n < 4; n += 1) {
      await world.deliver()
      world.clock.move(3_000)
    }
    const { items } = await world.done(staff, 'listBroadcasts', {})
    return items.find(({ corrects }) => corrects !== undefined)?.broadcastId ?? ''
  }
  beforeEach(() => world.addGuide({ guideId: 'gd_fix', version: 1 }))

  test('while its send is held half way: the correction goes everywhere, the old version no further', async () => {
    const old = await world.send(EVERYBODY, { guideId: 'gd_fix' })
    await twoGroups(old)
    await world.done(staff, 'pauseBroadcast', { broadcastId: old })
    const correction = await correct()
    expect(await inPages(old)).toEqual([1, 1, 0, 0, 0, 0])
    expect(await inPages(correction)).toEqual(Array(GROUPS).fill(1))
    expect(await world.codeOf(staff, 'resumeBroadcast', { broadcastId: old })).toBe('NOT_PAUSED')
  })

  test('after its send was stopped half way: the correction goes where the old version went and nowhere else', async () => {
    const old = await world.send(EVERYBODY, { guideId: 'gd_fix' })
    await twoGroups(old)
    await world.done(staff, 'stopBroadcast', { broadcastId: old, reason: '只要这两个群' })
    const correction = await correct()
    expect(await inPages(correction)).toEqual([1, 1, 0, 0, 0, 0])
    expect(await countsOf(correction)).toMatchObject({ groups: 2, delivered: 2 })
  })
})
