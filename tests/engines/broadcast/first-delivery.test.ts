import { person } from '../../support/test-house'
import { EVERYBODY, openWorld, staff, street1, type World } from './world'

let world: World
let path: string[]
beforeAll(async () => {
  world = await openWorld()
  path = await world.enterprise('o_street1', 'a')
  await world.enterprise('o_street2', 'b')
})
afterAll(() => world.close())

test('a sent guide stands in the group, is read and acknowledged, and staff see the counts', async () => {
  const worker = await world.addMember('w1', path)
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()

  const feed = await world.done(worker, 'readFeed', { groupId: 'g_a' })
  expect(feed).toMatchObject({
    last: 1,
    items: [
      {
        itemId: broadcastId,
        position: 1,
        from: '样例区总工会',
        kind: 'guide',
        guide: { title: '停工期间的工资' },
      },
    ],
  })
  const item = { groupId: 'g_a', itemId: broadcastId }
  await world.done(worker, 'openItem', item)
  const { acknowledgedAt } = await world.done(worker, 'acknowledge', item)
  expect(acknowledgedAt).toBe(world.clock.now().toISOString())

  world.clock.move(60_000)
  await world.deliver()
  expect(await world.done(staff, 'readFunnel', { broadcastId })).toMatchObject({
    state: 'delivered',
    counts: { groups: 2, delivered: 2, failed: 0, members: 1, opened: 1, acknowledged: 1 },
    groups: [
      { groupId: 'g_b', opened: 0 },
      { groupId: 'g_a', opened: 1, acknowledged: 1 },
    ],
  })
  expect(await world.done(street1, 'readFunnel', { broadcastId })).toMatchObject({
    counts: { groups: 1, delivered: 1, opened: 1, acknowledged: 1 },
  })
})

test('a worker of another enterprise finds neither the group nor its items', async () => {
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  const stranger = person('stranger', { orgPath: ['o_city', 'o_district', 'o_street1', 'o_other'] })
  for (const [name, input] of [
    ['openGroup', { groupId: 'g_a' }],
    ['readFeed', { groupId: 'g_a' }],
    ['markRead', { groupId: 'g_a', position: 1 }],
    ['openItem', { groupId: 'g_a', itemId: broadcastId }],
    ['acknowledge', { groupId: 'g_a', itemId: broadcastId }],
  ] as const) {
    expect([name, await world.codeOf(stranger, name, input)]).toEqual([name, 'NOT_FOUND'])
  }
})
