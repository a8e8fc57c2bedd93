import { coupons } from '../../src/engines/benefit/store/coupons'
import { ledgerDb } from '../../src/engines/benefit/store/ledger'
import { broadcasts } from '../../src/engines/broadcast/store/broadcasts'
import { deliveries, deliveryId } from '../../src/engines/broadcast/store/deliveries'
import { receiptId, receipts } from '../../src/engines/broadcast/store/receipts'
import { freshDatabase, type FreshDatabase } from '../support/database'
import { localCommand } from '../support/local-command'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  await ledgerDb(database.client, database.db).dropDatabase()
  await database.drop()
})

test('npm run recount ends with 0 when every counter is right; else it puts it right and ends with 1', async () => {
  const { db } = database
  const [broadcastId, groupId, memberId] = ['bc_1', 'group_1', 'mem_1']
  const opened = {
    _id: receiptId(broadcastId, memberId),
    broadcastId,
    groupId,
    memberId,
    openedAt: new Date(),
  }
  await broadcasts.of(db).insertOne({ _id: broadcastId, title: '示例通知' } as never)
  await receipts.of(db).insertOne({ ...opened, expiresAt: new Date(Date.now() + 86_400_000) })
  const _id = deliveryId(broadcastId, groupId)
  await deliveries
    .of(db)
    .insertOne({ _id, broadcastId, groupId, state: 'delivered', opened: 1, acknowledged: 0 } as never)
  expect(await localCommand(database, 'recount')).toEqual({ code: 0, output: '查了 1 次推送，没有不同\n' })

  await deliveries.of(db).updateOne({ _id }, { $set: { opened: 4 } })
  expect(await localCommand(database, 'recount')).toEqual({
    code: 1,
    output: '《示例通知》：1 个群的数不对，已经改好\n查了 1 次推送，1 个群的数不同\n',
  })
  expect(await deliveries.of(db).findOne({ _id })).toMatchObject({ opened: 1 })
}, 60_000)

test('npm run reconcile ends with 0 when the books balance, and with 1 and a sentence when a fen is missing', async () => {
  const right = await localCommand(database, 'reconcile')
  expect(right).toEqual({ code: 0, output: expect.stringContaining('账和单据一分不差。') as string })
  const coupon = { campaignId: 'cmp_1', entryId: 'issue:1', worth: 3_000, left: 2_999, used: 0, released: 0 }
  await coupons.of(database.db).insertOne({ _id: 'cmp_1:mem_1:1', ...coupon, state: 'held' } as never)
  const wrong = await localCommand(database, 'reconcile')
  expect(wrong.code).toBe(1)
  expect(wrong.output).toContain('券 cmp_1:mem_1:1 的面值 3000 分，和剩余、已用、释放的和不等')
  expect(wrong.output).toMatch(/有 \d+ 处不一致。/)
}, 60_000)

test('a command that cannot reach its database ends with 1 and one sentence', async () => {
  const nowhere = {
    ...database,
    uri: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=300&directConnection=true',
  }
  const { code, output } = await localCommand(nowhere, 'reconcile')
  expect(code).toBe(1)
  expect(output).not.toMatch(/\n\s+at /)
}, 60_000)
