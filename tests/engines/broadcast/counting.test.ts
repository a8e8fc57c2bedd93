import { countReceipts, recount } from '../../../src/engines/broadcast/counting'
import { deliveries } from '../../../src/engines/broadcast/store/deliveries'
import { receipts } from '../../../src/engines/broadcast/store/receipts'
import { HOUSE, type Caller } from '../../../src/kernel/caller'
import { inTransaction } from '../../../src/kernel/transaction'
import { another, EVERYBODY, openWorld, staff, type World } from './world'

let world: World
let path: string[]
let worker: Caller
let broadcastId: string
let item: { groupId: string; itemId: string }

beforeEach(async () => {
  world = await openWorld()
  path = await world.enterprise('o_street1', 'a')
  worker = await world.addMember('w1', path)
  broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  item = { groupId: 'g_a', itemId: broadcastId }
})
afterEach(() => world.close())

/** As staff see it. */
const countsOf = async (groupId: string) => {
  const { groups } = await world.done(another(staff), 'readFunnel', { broadcastId })
  const group = groups.find((row) => row.groupId === groupId)
  return { opened: group?.opened, acknowledged: group?.acknowledged }
}
/** As the counters of the delivery say. */
const storedCounts = async (groupId: string) => {
  const found = await deliveries.of(world.house.db).findOne({ _id: `${broadcastId}:${groupId}` })
  return { opened: found?.opened, acknowledged: found?.acknowledged }
}
const count = (limit = 500) =>
  inTransaction(world.house, HOUSE, (unit) => countReceipts(unit, broadcastId, limit))
const recounted = () => inTransaction(world.house, HOUSE, (unit) => recount(unit, broadcastId))

test('a hundred acknowledgements of one person at once count once, and all are answered with one moment', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => world.done(another(worker), 'acknowledge', item)),
  )
  expect(new Set(answers.map(({ acknowledgedAt }) => acknowledgedAt)).size).toBe(1)
  expect(await countsOf('g_a')).toEqual({ opened: 1, acknowledged: 1 })
  expect(await receipts.of(world.house.db).countDocuments()).toBe(1)
})

test('two hundred people who acknowledge at once count two hundred times', async () => {
  const people = await Promise.all(
    Array.from({ length: 200 }, (_, index) => world.addMember(`p${index}`, path)),
  )
  const begun = performance.now()
  await Promise.all(people.map((caller) => world.done(caller, 'acknowledge', item)))
  process.stdout.write(`200 acknowledgements in one group in ${Math.round(performance.now() - begun)} ms\n`)
  expect(await countsOf('g_a')).toEqual({ opened: 200, acknowledged: 200 })
  expect(await recounted()).toBe(0)
}, 60_000)

test('acknowledging implies that it was opened; opening it before or again adds nothing', async () => {
  await world.done(worker, 'openItem', item)
  expect(await countsOf('g_a')).toEqual({ opened: 1, acknowledged: 0 })
  const first = await world.done(worker, 'acknowledge', item)
  world.clock.move(60_000)
  expect(await world.done(worker, 'acknowledge', item)).toEqual(first)
  await world.done(worker, 'openItem', item)
  expect(await countsOf('g_a')).toEqual({ opened: 1, acknowledged: 1 })
  expect(await world.done(worker, 'openGroup', { groupId: 'g_a' })).toMatchObject({
    acknowledged: [broadcastId],
  })
})

test('a person in two groups counts once, in the group where the item was met first', async () => {
  await world.enterprise('o_street1', 'b', { adminIds: ['mem_w1'] })
  broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  await world.done(worker, 'openItem', { groupId: 'g_b', itemId: broadcastId })
  await world.done(worker, 'acknowledge', { groupId: 'g_a', itemId: broadcastId })
  expect(await countsOf('g_a')).toEqual({ opened: 0, acknowledged: 0 })
  expect(await countsOf('g_b')).toEqual({ opened: 1, acknowledged: 1 })
  expect((await world.done(staff, 'readFunnel', { broadcastId })).counts).toMatchObject({
    opened: 1,
    acknowledged: 1,
  })
})

test('an item that never came to the group can neither be opened nor acknowledged there', async () => {
  await world.enterprise('o_street2', 'c')
  const elsewhere = await world.send({ groupIds: ['g_c'] })
  await world.deliver()
  for (const itemId of [elsewhere, 'bc_unknown']) {
    expect(await world.codeOf(worker, 'openItem', { groupId: 'g_a', itemId })).toBe('NOT_FOUND')
    expect(await world.codeOf(worker, 'acknowledge', { groupId: 'g_a', itemId })).toBe('NOT_FOUND')
  }
  expect(await receipts.of(world.house.db).countDocuments()).toBe(0)
})

test('a guide that was withdrawn can no longer be acknowledged', async () => {
  await world.addGuide({ guideId: 'gd_pay', version: 1, state: 'withdrawn' })
  expect(await world.codeOf(worker, 'acknowledge', item)).toBe('WITHDRAWN')
})

test('who knows only a name and identity digits reads, but counts nothing, and sees nothing of what the member did', async () => {
  await world.done(worker, 'acknowledge', item)
  await world.done(worker, 'markRead', { groupId: 'g_a', position: 1 })
  const impostor: Caller = { ...worker, accountId: 'acc_boss', trust: 'public' }
  expect((await world.done(impostor, 'readFeed', { groupId: 'g_a' })).items).toHaveLength(1)
  expect(await world.done(impostor, 'openGroup', { groupId: 'g_a' })).toMatchObject({
    acknowledged: [],
    readTo: 0,
  })
  expect(await world.done(impostor, 'listWaiting', {})).toEqual({ items: [] })
  expect(await world.codeOf(impostor, 'acknowledge', item)).toBe('BIND_PHONE')

  const second = await world.send(EVERYBODY)
  await world.deliver()
  await world.done(impostor, 'openItem', { groupId: 'g_a', itemId: second })
  await world.done(impostor, 'markRead', { groupId: 'g_a', position: 2 })
  expect(await receipts.of(world.house.db).countDocuments()).toBe(1)
  expect(await world.done(worker, 'openGroup', { groupId: 'g_a' })).toMatchObject({ readTo: 1 })
})

test('what staff see is right at once; the counters follow, each receipt once, though many count at the same time', async () => {
  const people = await Promise.all(
    Array.from({ length: 60 }, (_, index) => world.addMember(`c${index}`, path)),
  )
  for (const caller of people.slice(0, 30)) await world.done(caller, 'openItem', item)
  expect(await storedCounts('g_a')).toEqual({ opened: 0, acknowledged: 0 })
  expect(await countsOf('g_a')).toEqual({ opened: 30, acknowledged: 0 })
  await Promise.all([
    ...people.map((caller) => world.done(caller, 'acknowledge', item)),
    ...Array.from({ length: 6 }, () => count(10)),
  ])
  expect(await countsOf('g_a')).toEqual({ opened: 60, acknowledged: 60 })
  world.clock.move(60_000)
  await world.deliver()
  expect(await storedCounts('g_a')).toEqual({ opened: 60, acknowledged: 60 })
  expect(await countsOf('g_a')).toEqual({ opened: 60, acknowledged: 60 })
  expect((await world.done(staff, 'listBroadcasts', {})).items[0]?.counts).toMatchObject({ acknowledged: 60 })
})

test('counters that went wrong are put right from the receipts, and then nothing differs', async () => {
  await world.done(worker, 'acknowledge', item)
  expect(await recounted()).toBe(0)
  await count()
  await deliveries.of(world.house.db).updateMany({}, { $set: { opened: 7, acknowledged: 9 } })
  expect(await recounted()).toBe(1)
  expect(await countsOf('g_a')).toEqual({ opened: 1, acknowledged: 1 })
  expect(await recounted()).toBe(0)
})

test('a recount while people answer and are counted loses none of them', async () => {
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, index) => world.addMember(`q${index}`, path)),
  )
  await Promise.all([
    ...people.map((caller) => world.done(caller, 'acknowledge', item)),
    ...Array.from({ length: 3 }, () => recounted()),
    ...Array.from({ length: 3 }, () => count(15)),
  ])
  expect(await countsOf('g_a')).toEqual({ opened: 40, acknowledged: 40 })
  await count()
  expect(await recounted()).toBe(0)
  expect(await storedCounts('g_a')).toEqual({ opened: 40, acknowledged: 40 })
})

test('a look while receipts are being folded into the counters never misses one and never sees one twice', async () => {
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, index) => world.addMember(`q${index}`, path)),
  )
  await Promise.all(people.map((caller) => world.done(caller, 'acknowledge', item)))
  let folding = true
  const fold = (async () => {
    // One by one, so that there are many moments at which a look could fall in between.
    while (await count(1)) continue
    folding = false
  })()
  const looks: unknown[] = []
  while (isFolding()) looks.push(await countsOf('g_a'))
  await fold
  expect(looks.length).toBeGreaterThan(3)
  expect(new Set(looks.map((look) => JSON.stringify(look)))).toEqual(
    new Set([JSON.stringify({ opened: 40, acknowledged: 40 })]),
  )
  function isFolding(): boolean {
    return folding
  }
}, 60_000)
