import { Readable } from 'node:stream'
import { createHotlineEngine } from '../../../src/engines/hotline'
import { RETENTION, removeOld } from '../../../src/engines/hotline/retention'
import { alarms } from '../../../src/engines/hotline/store/notices'
import { bookings } from '../../../src/engines/hotline/store/bookings'
import { caseEntries, cases } from '../../../src/engines/hotline/store/cases'
import { chatFiles, chatMessages, chats } from '../../../src/engines/hotline/store/chats'
import { pieces } from '../../../src/engines/hotline/store/slots'
import { LAW, openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('every collection of the hotline has a time of keeping, and those that the database deletes by have such an index', () => {
  const { collections } = createHotlineEngine(world.ports)
  expect(RETENTION.map(({ collection }) => collection).sort()).toEqual(
    collections.map(({ name }) => name).sort(),
  )
  for (const { collection, by } of RETENTION) {
    const indexes = collections.find(({ name }) => name === collection)?.indexes ?? []
    expect([collection, indexes.some(({ expireAfterSeconds }) => expireAfterSeconds !== undefined)]).toEqual([
      collection,
      by === 'index',
    ])
  }
})

test('a case goes five years after it was closed, with every word and file in it; an open one and a younger one stay', async () => {
  const { db } = world.house
  const l1 = await world.adviser('l1')
  await world.seat('chat', ['adv_l1'])
  await world.seat('window', ['adv_l1'])
  await world.plan()
  const ask = async (id: string) => {
    const worker = await world.worker(id)
    const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: '社保没有交' })
    return { worker, caseId: chat.caseId }
  }
  const [old, open] = [await ask('old'), await ask('open')]
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(40).fill(0)])
  const { fileId } = await world.done(old.worker, 'startChatFile', {
    ...{ caseId: old.caseId, kind: 'picture', fileName: '合同.png', bytes: bytes.length },
  })
  const about = { fileName: '合同.png', contentType: 'image/png', purpose: 'chat' }
  await world.house.files.put(fileId, Readable.from([bytes]), about, 1e6)
  await world.done(old.worker, 'sendMessage', { caseId: old.caseId, fileId })
  await world.book(old.worker, '2026-11-24')
  await world.done(l1, 'closeCase', { caseId: old.caseId, result: '已答复', outcome: 'answered' })
  world.clock.set('2029-11-20T01:00:00Z')
  // By then somebody has said how the talk went, or the house has.
  await world.deliver()
  const young = await ask('young')
  await world.done(young.worker, 'readChat', { caseId: young.caseId })
  expect(await removeOld(world.house)).toEqual({ cases: 0, bookings: 0 })
  world.clock.set('2031-11-23T01:00:01Z')
  const counts = await Promise.all([removeOld(world.house), removeOld(world.house)])
  expect(counts.some(({ cases: gone, bookings: over }) => gone === 1 && over <= 1)).toBe(true)
  expect(await removeOld(world.house)).toEqual({ cases: 0, bookings: 0 })
  const { caseId } = old
  for (const collection of [caseEntries.law, chatMessages.law, chatFiles])
    expect(await collection.of(db).countDocuments({ caseId })).toBe(0)
  expect(await chats.of(db).countDocuments({ _id: caseId })).toBe(0)
  expect(await world.house.files.about(fileId)).toBeUndefined()
  expect(await bookings.of(db).countDocuments()).toBe(0)
  expect(await pieces.of(db).countDocuments()).toBe(0)
  expect(await alarms.of(db).countDocuments({ settledAt: { $exists: true } })).toBe(0)
  // The talk of the one who left had a case of its own, which nobody closed.
  const left = (await cases.of(db).find().toArray()).map(({ _id }) => _id)
  expect(left).toHaveLength(3)
  expect(left).toEqual(expect.arrayContaining([open.caseId, young.caseId]))
  expect(left).not.toContain(caseId)
})
