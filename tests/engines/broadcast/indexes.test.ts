import type { Document } from 'mongodb'
import { broadcasts } from '../../../src/engines/broadcast/store/broadcasts'
import { deliveries, subtreeOf } from '../../../src/engines/broadcast/store/delivery-doc'
import { feeds } from '../../../src/engines/broadcast/store/feeds'
import { receipts, receiptsOf } from '../../../src/engines/broadcast/store/receipts'
import { outboxMessages } from '../../../src/kernel/outbox'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Every stage of a plan, by name. */
const stages = (plan: unknown): string[] => {
  if (typeof plan !== 'object' || plan === null) return []
  const own = 'stage' in plan && typeof plan.stage === 'string' ? [plan.stage] : []
  return [...own, ...Object.values(plan as Document).flatMap(stages)]
}

test.each([
  [
    'sums of a subtree',
    () => deliveries.of(world.house.db).find(subtreeOf({ _id: 'b', deskPath: ['p'] }, ['o'])),
  ],
  [
    'sums of a whole send',
    () => deliveries.of(world.house.db).find(subtreeOf({ _id: 'b', deskPath: ['p', 'o'] }, ['o'])),
  ],
  [
    'sums of several sends',
    () =>
      deliveries.of(world.house.db).find({
        $or: [
          subtreeOf({ _id: 'b', deskPath: ['p'] }, ['o']),
          subtreeOf({ _id: 'c', deskPath: ['o'] }, ['o']),
        ],
      }),
  ],
  [
    'groups that still wait',
    () => deliveries.of(world.house.db).find({ broadcastId: 'b', state: 'planned' }).sort({ groupId: 1 }),
  ],
  [
    'receipts not counted yet',
    () => receipts.of(world.house.db).find({ broadcastId: 'b', uncounted: { $exists: true } }),
  ],
  ['all receipts of a broadcast', () => receipts.of(world.house.db).find(receiptsOf('b'))],
  ['what a member read', () => receipts.of(world.house.db).find({ memberId: 'm' })],
  ['feeds of my groups', () => feeds.of(world.house.db).find({ _id: { $in: ['g_a', 'g_b'] } })],
  [
    'what the outbox has due',
    () =>
      outboxMessages
        .of(world.house.db)
        .find({ state: 'waiting', dueAt: { $lte: new Date(0) } })
        .sort({ dueAt: 1 }),
  ],
  [
    'broadcasts of a scope, newest first',
    () =>
      broadcasts
        .of(world.house.db)
        .find({
          $and: [{ $or: [{ 'reach.paths': { $in: ['o'] } }, { 'reach.tops': { $in: ['o', 'p'] } }] }, {}],
        })
        .sort({ sentAt: -1, _id: -1 }),
  ],
])('%s: found by an index, and sorted by it where it is sorted', async (_title, query) => {
  const { queryPlanner } = (await query().explain('queryPlanner')) as {
    queryPlanner: { winningPlan: Document }
  }
  const used = stages(queryPlanner.winningPlan)
  expect(used.some((stage) => stage === 'IXSCAN' || stage === 'IDHACK')).toBe(true)
  expect(used).not.toContain('COLLSCAN')
  expect(used).not.toContain('SORT')
})
