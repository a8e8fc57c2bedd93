import { setTimeout as wait } from 'node:timers/promises'
import { createBroadcastEngine } from '../../src/engines/broadcast'
import { deliveries } from '../../src/engines/broadcast/store/deliveries'
import { feeds } from '../../src/engines/broadcast/store/feeds'
import { broadcastSettings } from '../../src/engines/broadcast/store/settings'
import { groups } from '../../src/engines/membership/store/groups'
import { createDeliverySteps } from '../../src/engines/broadcast/delivery'
import { recountAll } from '../../src/flows/recount-broadcasts'
import { auditEntries } from '../../src/kernel/audit'
import { HOUSE } from '../../src/kernel/caller'
import { ensureCollections } from '../../src/kernel/collection'
import { connectDatabase } from '../../src/kernel/database'
import { createFiles } from '../../src/kernel/files'
import { answeredCalls } from '../../src/kernel/idempotency'
import { createLimits } from '../../src/kernel/limits'
import { outboxMessages } from '../../src/kernel/outbox'
import { unitOf } from '../../src/kernel/transaction'
import { EVERYBODY, openWorld, ports, staff, type World } from '../engines/broadcast/world'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'

/** The primary dies while a send fills the pages: afterwards every group has exactly one, and so it is still when the
 *  old primary is back and what only it knew was rolled back. */
const GROUPS = 1_800
let set: ReplicaSet
let world: World

beforeAll(async () => {
  set = await startReplicaSet(3)
  const { client, db } = await connectDatabase(set.uri, 'broadcast-election', 10)
  await ensureCollections(db, [
    auditEntries,
    outboxMessages,
    answeredCalls,
    ...createBroadcastEngine(ports).collections,
  ])
  world = await openWorld({
    prepare: (house) => {
      const [files, limits] = [createFiles(db, house.vault), createLimits(client, db.databaseName, false)]
      Object.assign(house, { client, db, files, limits })
    },
  })
  await broadcastSettings.of(db).insertOne({ _id: 'o_district', approvalAbove: 5_000 })
  const orgPath = ['o_city', 'o_district', 'o_street1']
  await groups.of(db).insertMany(
    Array.from({ length: GROUPS }, (_, n) => ({
      ...{ _id: `g_e${n}`, name: `示例群${n}`, kind: 'page' as const, orgId: 'o_street1', orgPath },
      ...{ tags: [], adminIds: [], createdAt: world.clock.now() },
    })),
  )
}, 90_000)
afterAll(async () => {
  await world.house.client.close()
  await world.close()
  await set.stop()
})

/** As the outbox does: what fails comes again later. */
const untilDelivered = async (broadcastId: string): Promise<void> => {
  const { step } = createDeliverySteps(ports, unitOf(world.house, HOUSE))
  for (;;) {
    try {
      // Small batches, so that there is a middle to be killed in.
      while ((await step(broadcastId, 50)) === 'more');
      return
    } catch {
      await wait(200)
    }
  }
}

const everyGroupHasOne = async (broadcastId: string) => {
  const { db } = world.house
  const once = { last: 1, tail: { $size: 1 }, recent: broadcastId }
  expect(await feeds.of(db).countDocuments(once)).toBe(GROUPS)
  expect(await deliveries.of(db).countDocuments({ broadcastId, state: 'delivered' })).toBe(GROUPS)
  const { counts, state } = await world.done(staff, 'readFunnel', { broadcastId })
  expect([state, counts]).toMatchObject(['delivered', { groups: GROUPS, delivered: GROUPS, failed: 0 }])
  expect(await recountAll(world.house)).toMatchObject({ groups: 0, differing: [] })
}

test('a primary that dies in the middle of a send: every group has exactly one, also when it is back', async () => {
  const broadcastId = await world.send(EVERYBODY)
  let over = false
  const sending = untilDelivered(broadcastId).then(() => {
    over = true
  })
  while ((await feeds.of(world.house.db).countDocuments()) < GROUPS / 6) await wait(5)
  await set.members[0]?.kill()
  expect(over).toBe(false)
  await sending
  await everyGroupHasOne(broadcastId)
  await set.members[0]?.restart()
  await wait(3_000)
  await everyGroupHasOne(broadcastId)
}, 120_000)
