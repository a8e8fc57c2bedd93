import { createHttpLine } from '../../../src/adapters/phone-line/http-line'
import { runHotlineRound } from '../../../src/engines/hotline/later'
import { readLine } from '../../../src/engines/hotline/parts/read-line'
import type { HotlinePorts } from '../../../src/engines/hotline/ports'
import { calls, callbacks } from '../../../src/engines/hotline/store/calls'
import { cases } from '../../../src/engines/hotline/store/cases'
import { lineCalls } from '../../../src/engines/hotline/store/line'
import { notices } from '../../../src/engines/hotline/store/notices'
import { hotlineConsumers } from '../../../src/flows/hotline-consumers'
import type { Caller } from '../../../src/kernel/caller'
import { drainOutbox, outboxMessages } from '../../../src/kernel/outbox'
import { startFakeLine, type FakeLine, type RungCall } from '../../../src/local/fakes/line'
import { another, LAW, openWorld, type World } from './world'

let world: World
let line: FakeLine
let ports: HotlinePorts
let worker: Caller
let phone: string

beforeEach(async () => {
  world = await openWorld()
  line = await startFakeLine({ key: 'right-key' })
  ports = { ...world.ports, line: createHttpLine({ url: line.url, key: 'right-key' }) }
  await world.adviser('l1')
  await world.adviser('l2', { direct: true })
  await world.seat('phone', ['adv_l1'], { standbyIds: ['adv_l2'] })
  await world.plan()
  worker = await world.worker('w')
  phone =
    (await world.ports.people({ ...world.house, caller: worker, options: {} } as never).phoneOf('mem_w'))
      ?.phone ?? ''
})
afterEach(async () => {
  await line.close()
  await world.close()
})

const ring = (about: Partial<RungCall> = {}, id?: string): string =>
  line.ring({ from: phone, to: '12351', beganAt: world.clock.now(), result: 'unanswered', ...about }, id)
const look = () => readLine(world.house, ports)
const owed = () => callbacks.of(world.house.db).find({ live: true }).toArray()

test('the line says that nobody answered: the next one is to be rung, and the person’s own word about the same call passes nobody over', async () => {
  const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  expect(step).toMatchObject({ next: 'dial', attempt: 1, adviser: { adviserId: 'adv_l1' } })
  ring()
  await look()
  expect((await world.done(another(worker), 'readOpenCall', {})).step).toMatchObject({
    next: 'dial',
    attempt: 2,
    adviser: { adviserId: 'adv_l2' },
  })
  const said = await world.done(another(worker), 'reportNoAnswer', { callId: step.callId, attempt: 1 })
  expect(said.step).toMatchObject({ next: 'dial', attempt: 2 })
  expect((await calls.of(world.house.db).findOne({}))?.attempts).toHaveLength(2)
  const told = await notices.of(world.house.db).find({ memberId: 'mem_w' }).toArray()
  expect(told.map(({ text }) => text)).toEqual(['刚才的电话没有人接，打开这里可以打给下一位，或者留一个回电'])
})

test('the last in the cascade does not answer: one callback is promised, whether the line, the person or both say so, in any order', async () => {
  const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  await world.done(another(worker), 'reportNoAnswer', { callId: step.callId, attempt: 1 })
  world.clock.move(60_000)
  ring()
  await look()
  const [promise, ...more] = await owed()
  expect(more).toEqual([])
  const said = await world.done(another(worker), 'reportNoAnswer', { callId: step.callId, attempt: 2 })
  expect(said.step).toMatchObject({ next: 'callback', callback: { callbackId: promise?._id } })
  // The line's word about the first attempt comes late, and again.
  ring({ beganAt: new Date(world.clock.now().getTime() - 50_000) })
  await look()
  await look()
  expect(await owed()).toHaveLength(1)
  expect(await cases.of(world.house.db).countDocuments()).toBe(1)
})

test('what the line reports twice, and two readers read at once, is one call', async () => {
  const id = ring()
  ring({}, id)
  await Promise.all([look(), look(), look()])
  await look()
  expect(await owed()).toHaveLength(1)
  expect(await cases.of(world.house.db).countDocuments()).toBe(1)
  expect(await lineCalls.of(world.house.db).countDocuments()).toBe(1)
  // A second call of the same person is a second call and no second promise.
  ring()
  await look()
  expect(await lineCalls.of(world.house.db).countDocuments()).toBe(2)
  expect(await owed()).toHaveLength(1)
})

test('an answered call closes the record; one whose number was withheld and one to another number leave nothing but their entry', async () => {
  const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  ring({ result: 'answered' })
  ring({ from: '' })
  ring({ to: '12345', result: 'busy' })
  await look()
  expect(await calls.of(world.house.db).findOne({ _id: step.callId })).toMatchObject({ state: 'talked' })
  expect(await world.codeOf(worker, 'reportNoAnswer', { callId: step.callId })).toBe('CALL_OVER')
  expect(await owed()).toEqual([])
})

test('somebody rings again about the case that they had rung for and claimed: the call and the promise come to it', async () => {
  const { caseId } = await world.noted(await world.adviser('l3'), { phone })
  await world.deliver()
  const link = world.sms.sent().at(-1)?.params['link'] ?? ''
  const claim = new URL(link.replace('/#', '')).searchParams.get('claim') ?? ''
  await world.done(worker, 'claimCase', { claim })
  ring()
  await look()
  expect(await owed()).toMatchObject([{ caseId, memberId: 'mem_w' }])
  expect(await lineCalls.of(world.house.db).findOne({})).toMatchObject({ caseId })
  expect(await cases.of(world.house.db).countDocuments()).toBe(1)
})

test('a number that nobody has: a case by that number, one promise, one link by text message; the number lies in the clear nowhere', async () => {
  ring({ from: '13800007777' })
  await look()
  ring({ from: '13800007777', result: 'abandoned' })
  await look()
  expect(await owed()).toHaveLength(1)
  await world.deliver()
  expect(world.sms.sent().map(({ template, phone: to }) => [template, to])).toEqual([
    ['claim', '13800007777'],
  ])
  for (const { collectionName } of await world.house.db.collections())
    if (collectionName.startsWith('hotline') || collectionName === 'outbox')
      expect(JSON.stringify(await world.house.db.collection(collectionName).find().toArray())).not.toContain(
        '13800007777',
      )
})

test('a line that is away, lies or is asked with a wrong key is asked again later, and what it said meanwhile is not lost', async () => {
  await runHotlineRound(world.house, ports)
  await runHotlineRound(world.house, ports)
  expect(await outboxMessages.of(world.house.db).countDocuments({ topic: 'hotline.line' })).toBe(1)
  const drain = () =>
    drainOutbox(world.house, hotlineConsumers(world.house, ports), (_message, error) => {
      throw error as Error
    })
  for (const says of [{}, { calls: [{ id: 7 }], next: '1' }, { calls: [], next: '' }, '好'])
    for (let n = 0; n < 4; n += 1) {
      line.mood({ says })
      world.clock.move(60_000)
      await drain()
    }
  line.calm()
  ring()
  world.clock.move(60_000)
  await drain()
  expect(await owed()).toHaveLength(1)
  expect((await outboxMessages.of(world.house.db).findOne({ topic: 'hotline.line' }))?.state).toBe('waiting')
  const wrong = createHttpLine({ url: line.url, key: 'wrong' })
  await expect(wrong.callsSince(undefined)).rejects.toMatchObject({ code: 'VENDOR_AWAY' })
})
