import fc from 'fast-check'
import {
  belowDesk,
  deliveries,
  subtreeOf,
  type DeliveryDoc,
} from '../../../src/engines/broadcast/store/delivery-doc'
import { createDeliveryStore } from '../../../src/engines/broadcast/store/deliveries'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Some paths of a tree, and one that has left the desk's subtree since it was sent. */
const PATHS = [
  ['city'],
  ['city', 'd1'],
  ['city', 'd1', 's1'],
  ['city', 'd1', 's1', 'e1'],
  ['city', 'd1', 's1', 'e2'],
  ['city', 'd1', 's2', 'e3'],
  ['city', 'd2', 's3', 'e4'],
  ['city', 'd2', 's1', 'e5'],
]
const ORGS = [...new Set(PATHS.flat()), 'nowhere']

const deliveryOf = (_id: string, orgPath: string[], below?: string[]): DeliveryDoc => ({
  ...{ _id, broadcastId: 'b', groupId: _id, name: '示例群', orgName: '示例工会', orgPath },
  ...{ state: 'delivered', deliveredAt: world.clock.now(), members: 1, opened: 0, acknowledged: 0 },
  ...(below && { below }),
})

test('a subtree of a send is the groups that have it in their path, whichever desk sent it, those written down before the index among them', async () => {
  const all = deliveries.of(world.house.db)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom([], ...PATHS),
      fc.array(fc.tuple(fc.constantFrom(...PATHS), fc.boolean()), { maxLength: 12 }),
      fc.uniqueArray(fc.constantFrom(...ORGS), { maxLength: 3 }),
      async (deskPath, groups, tops) => {
        const sent = { _id: 'b', deskPath }
        await all.deleteMany({})
        const docs = groups.map(([path, old], n) =>
          deliveryOf(`g${n}`, [...path], old ? undefined : belowDesk(sent, path)),
        )
        if (docs.length > 0) await all.insertMany(docs)
        const found = await all.find(subtreeOf(sent, tops), { sort: { _id: 1 } }).toArray()
        const right = docs.filter(({ orgPath }) => orgPath.some((orgId) => tops.includes(orgId)))
        expect(found.map(({ _id }) => _id)).toEqual(right.map(({ _id }) => _id).sort())
      },
    ),
    { numRuns: 150 },
  )
})

test('a street looks at its own groups of a send to the district, not at all of them', async () => {
  const all = deliveries.of(world.house.db)
  await all.deleteMany({})
  const sent = { _id: 'b', deskPath: ['city', 'd1'] }
  const paths = Array.from({ length: 300 }, (_, n) => ['city', 'd1', `s${n % 20}`, `e${n}`])
  await all.insertMany(paths.map((path, n) => deliveryOf(`g${n}`, path, belowDesk(sent, path))))
  const { executionStats } = (await all.find(subtreeOf(sent, ['s7'])).explain('executionStats')) as {
    executionStats: { totalDocsExamined: number; totalKeysExamined: number }
  }
  expect(executionStats.totalDocsExamined).toBe(15)
  expect(executionStats.totalKeysExamined).toBeLessThan(20)
  const sums = await createDeliveryStore({ db: world.house.db, options: {} }).sums([sent], ['s7', 'e8'])
  expect(sums.get('b')).toMatchObject({ groups: 16, members: 16 })
})
