import { freshDatabase, type FreshDatabase } from '../support/database'

let store: FreshDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.drop())

test('a test file gets a database with transactions', async () => {
  const session = store.client.startSession()
  await session.withTransaction(async () => {
    await store.db.collection('a').insertOne({ n: 1 }, { session })
    await store.db.collection('b').insertOne({ n: 2 }, { session })
  })
  await session.endSession()
  expect(await store.db.collection('a').countDocuments()).toBe(1)
})
