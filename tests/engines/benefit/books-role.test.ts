import { MongoClient } from 'mongodb'
import { randomBytes } from 'node:crypto'
import { entries, ledgerDb, links } from '../../../src/engines/benefit/store/ledger'
import { ensureAppUser } from '../../../src/local/database/app-user'
import { openWorld, type World } from './world'

let world: World
let app: MongoClient
const user = `books-${randomBytes(4).toString('hex')}`

beforeAll(async () => {
  world = await openWorld()
  const uri = await ensureAppUser(world.database.uri, world.database.name, 'plain-example', user)
  await ensureAppUser(world.database.uri, world.database.name, 'plain-example', user)
  app = await new MongoClient(uri).connect()
})
afterAll(async () => {
  await app.close()
  const admin = world.house.client.db('admin')
  await admin.command({ dropUser: user })
  await admin.command({ dropRole: `niangjiarenBooks-${world.database.name}` })
  await world.close()
})

const REFUSED = { code: 13 }

/** A closed day with one use, and what is written about it. */
const closedDay = async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker(`tamper${randomBytes(4).toString('hex')}`)
  const taken = await world.take(worker, await world.claim(worker, campaignId), { price: 20_000 })
  await world.done(world.manager, 'closeDay', { merchantId: world.merchantId, day: taken.day })
  await world.balanced()
  return taken
}

test("the server's database user reads and adds to the books, and cannot change or take away a line", async () => {
  await closedDay()
  const books = ledgerDb(app, app.db(world.database.name))
  expect(await entries.of(books).findOne({ kind: 'use' })).not.toBeNull()
  await entries.of(books).insertOne({ _id: 'use:added', kind: 'use', at: new Date(), lines: [], count: 0 })
  await expect(entries.of(books).updateOne({ kind: 'use' }, { $set: { count: 9 } })).rejects.toMatchObject(
    REFUSED,
  )
  await expect(entries.of(books).deleteOne({ kind: 'use' })).rejects.toMatchObject(REFUSED)
  await expect(
    entries.of(books).findOneAndUpdate({ _id: 'use:added' }, { $set: { count: 1 } }, { upsert: true }),
  ).rejects.toMatchObject(REFUSED)
  await expect(links.of(books).drop()).rejects.toMatchObject(REFUSED)
  await expect(books.dropDatabase()).rejects.toMatchObject(REFUSED)
  await entries.of(ledgerDb(world.house.client, world.house.db)).deleteOne({ _id: 'use:added' })
})

test('who changes a line in spite of it, as the administrator of the database, is seen', async () => {
  const books = ledgerDb(world.house.client, world.house.db)
  const { redemptionId } = await closedDay()
  const line = await entries.of(books).findOne({ _id: `use:${redemptionId}` })
  await entries
    .of(books)
    .updateOne({ _id: `use:${redemptionId}` }, { $set: { 'lines.1.fen': 5_001, 'lines.0.fen': -5_001 } })
  expect((await world.books()).differences).toContain(
    `核销 use:${redemptionId}：账上 50.01 元，单据 50 元，差 1 分`,
  )
  if (line) await entries.of(books).replaceOne({ _id: line._id }, line)
  await world.balanced()
})

test('who changes a taking after its day was closed breaks the chain, though every sum is made to fit', async () => {
  const { redemptionId, day } = await closedDay()
  const movements = world.house.db.collection<{ _id: string }>('benefit_movements')
  await movements.updateOne({ _id: redemptionId }, { $set: { cashierId: 'mem_manager' } })
  expect((await world.books()).differences).toEqual([`${world.merchantId}:${day} 日结以后，核销记录被改过`])
  await movements.updateOne({ _id: redemptionId }, { $set: { cashierId: 'mem_cashier' } })
  await world.balanced()
})

test('who writes a closed day anew, or takes one out, breaks the chain', async () => {
  await closedDay()
  const books = ledgerDb(world.house.client, world.house.db)
  const [, second] = await links.of(books).find({ merchantId: world.merchantId }).sort({ _id: 1 }).toArray()
  if (!second) throw new Error('no link')
  await links.of(books).updateOne({ _id: second._id }, { $set: { amount: second.amount + 1 } })
  expect((await world.books()).differences).toContain(`链上 ${second._id} 的内容被改过`)
  await links.of(books).deleteOne({ _id: second._id })
  expect((await world.books()).differenceCount).toBeGreaterThan(0)
  await links.of(books).insertOne(second)
  await world.balanced()
})
