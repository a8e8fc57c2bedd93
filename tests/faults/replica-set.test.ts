import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient, type Collection } from 'mongodb'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'

let set: ReplicaSet
let client: MongoClient
beforeAll(async () => {
  set = await startReplicaSet(3)
  client = await new MongoClient(set.uri, { writeConcern: { w: 'majority' } }).connect()
}, 60_000)
afterAll(async () => {
  await client.close()
  await set.stop()
})

/** Sends a write again until it is acknowledged, as a caller with an idempotency key does. */
async function write(notes: Collection<{ _id: number }>, _id: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await notes.updateOne({ _id }, { $set: {} }, { upsert: true })
      return
    } catch (error) {
      if (tries > 100) throw error
      await sleep(100)
    }
  }
}

test('three members elect another primary when one is killed, and acknowledged writes are there', async () => {
  const notes = client.db().collection<{ _id: number }>('notes')
  await write(notes, 1)
  await set.members[0]?.kill()
  await write(notes, 2)
  expect(await notes.distinct('_id')).toEqual([1, 2])
  await set.members[0]?.restart()
  await write(notes, 3)
  expect(await notes.countDocuments()).toBe(3)
}, 60_000)
