import { MongoClient } from 'mongodb'
import { createBroadcastEngine } from '../../../src/engines/broadcast'
import { createFeedStore } from '../../../src/engines/broadcast/store/feeds'
import { createItemStore } from '../../../src/engines/broadcast/store/items'
import type { Caller } from '../../../src/kernel/caller'
import { createDispatch } from '../../../src/kernel/dispatch'
import { EVERYBODY, openWorld, ports, staff, type World } from './world'

let world: World
let path: string[]
let worker: Caller
beforeEach(async () => {
  world = await openWorld()
  path = await world.enterprise('o_street1', 'a')
  worker = await world.addMember('w1', path)
})
afterEach(() => world.close())

const deliver = async (count: number) => {
  for (let n = 0; n < count; n += 1) await world.send(EVERYBODY)
  await world.deliver()
}
const unreadOf = async (caller: Caller) => (await world.done(caller, 'listMyGroups', {})).items[0]?.unread

test('what is unread is what came after the place read to; the place never goes back and never past the end', async () => {
  expect(await unreadOf(worker)).toBe(0)
  await deliver(5)
  expect(await unreadOf(worker)).toBe(5)
  expect(await world.done(worker, 'markRead', { groupId: 'g_a', position: 3 })).toEqual({ readTo: 3 })
  expect(await unreadOf(worker)).toBe(2)
  expect(await world.done(worker, 'markRead', { groupId: 'g_a', position: 1 })).toEqual({ readTo: 3 })
  expect(await world.done(worker, 'markRead', { groupId: 'g_a', position: 999 })).toEqual({ readTo: 5 })
  await deliver(1)
  expect(await unreadOf(worker)).toBe(1)
  expect(await world.done(worker, 'openGroup', { groupId: 'g_a' })).toMatchObject({ readTo: 5, last: 6 })
})

test('fifty looks at once from several telephones end at the furthest place', async () => {
  await deliver(6)
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      world.done(worker, 'markRead', { groupId: 'g_a', position: index % 7 }),
    ),
  )
  expect(await world.done(worker, 'openGroup', { groupId: 'g_a' })).toMatchObject({ readTo: 6 })
})

test('the list of a person with ten groups costs three queries', async () => {
  for (let n = 0; n < 10; n += 1) await world.enterprise('o_street2', `n${n}`, { adminIds: ['mem_w1'] })
  await deliver(2)
  const client = await new MongoClient(world.database.uri, { monitorCommands: true }).connect()
  const house = { ...world.house, client, db: client.db(world.database.name) }
  const dispatch = createDispatch(house, [createBroadcastEngine(ports)], () => Promise.resolve(worker))
  const commands: string[] = []
  client.on('commandStarted', ({ commandName, command }) => {
    const name: unknown = (command as Record<string, unknown>)[commandName]
    commands.push(`${commandName} ${String(name)}`)
  })
  const answer = await dispatch({
    engine: 'broadcast',
    operation: 'listMyGroups',
    input: {},
    credential: { kind: 'token', token: 't' },
    address: '203.0.113.1',
  })
  const used = [...commands].sort()
  await client.close()
  expect(answer).toMatchObject({ ok: true, output: { items: { length: 11 } } })
  expect(used).toEqual(['aggregate feeds', 'find groups', 'find orgs'])
})

test('an item waits until it is acknowledged, once though it came in two groups, and of a correction only the newest', async () => {
  await world.enterprise('o_street1', 'b', { adminIds: ['mem_w1'] })
  const compulsory = await world.send(EVERYBODY, { compulsory: true })
  await world.deliver()
  world.clock.move(1000)
  await world.addGuide({ guideId: 'gd_new', version: 1, title: '新的一份' })
  const first = await world.send(EVERYBODY, { guideId: 'gd_new' })
  await world.deliver()
  world.clock.move(1000)
  await world.addGuide({ guideId: 'gd_new', version: 1, state: 'corrected' })
  await world.addGuide({ guideId: 'gd_new', version: 2, title: '新的一份', corrects: 1 })
  const second = await world.send(EVERYBODY, { guideId: 'gd_new', version: 2 })
  await world.deliver()

  const waiting = async () => (await world.done(worker, 'listWaiting', {})).items
  expect(await waiting()).toMatchObject([
    { itemId: second, version: 2, corrects: 1, compulsory: false },
    { itemId: compulsory, compulsory: true },
  ])
  await world.done(worker, 'acknowledge', { groupId: 'g_a', itemId: second })
  expect((await waiting()).map(({ itemId }) => itemId)).toEqual([compulsory])
  expect(first).not.toBe(second)
  await world.addGuide({ guideId: 'gd_pay', version: 1, state: 'withdrawn' })
  expect(await waiting()).toEqual([])
})

test('a hundred items are read in stretches of at most 64, forwards and backwards', async () => {
  const unit = { db: world.house.db, options: {} }
  for (let n = 1; n <= 100; n += 1) {
    await createItemStore(unit).add({
      _id: `i${n}`,
      from: '样例区总工会',
      kind: 'notice',
      text: `第 ${n} 条`,
      compulsory: false,
    })
    await createFeedStore(unit).append(['g_a'], {
      itemId: `i${n}`,
      at: world.clock.now(),
      line: `第 ${n} 条`,
    })
  }
  const newest = await world.done(worker, 'readFeed', { groupId: 'g_a' })
  expect([newest.last, newest.items[0]?.position, newest.items.at(-1)?.position]).toEqual([100, 37, 100])
  const older = await world.done(worker, 'readFeed', { groupId: 'g_a', before: 37 })
  expect([older.items[0]?.position, older.items.at(-1)?.position]).toEqual([1, 36])
  expect((await world.done(worker, 'readFeed', { groupId: 'g_a', after: 98 })).items).toHaveLength(2)
  expect((await world.done(worker, 'readFeed', { groupId: 'g_a', after: 100 })).items).toEqual([])
})

test('a person without a group is told so by an empty list', async () => {
  expect(await world.done(staff, 'listMyGroups', {})).toEqual({ items: [] })
  expect(await world.done(staff, 'listWaiting', {})).toEqual({ items: [] })
})
