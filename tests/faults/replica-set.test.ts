import { MongoClient } from 'mongodb'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'

let set: ReplicaSet
beforeAll(async () => {
  set = await startReplicaSet(3)
}, 60_000)
afterAll(() => set.stop())

test('three members elect another primary when one is killed, and acknowledged writes are there', async () => {
  const client = await new MongoClient(set.uri, { writeConcern: { w: 'majority' } }).connect()
  const notes = client.db().collection<{ n: number }>('notes')
  await notes.insertOne({ n: 1 })
  await set.members[0]?.kill()
  await notes.insertOne({ n: 2 })
  expect(await notes.distinct('n')).toEqual([1, 2])
  await set.members[0]?.restart()
  await notes.insertOne({ n: 3 })
  expect(await notes.countDocuments()).toBe(3)
  await client.close()
}, 60_000)
