import { createHotlineEngine } from '../../../src/engines/hotline'
import { hotlineConsumers } from '../../../src/flows/hotline-consumers'
import { auditEntries } from '../../../src/kernel/audit'
import { createDispatch } from '../../../src/kernel/dispatch'
import { drainOutbox } from '../../../src/kernel/outbox'
import { sayDate } from '../../../src/kernel/time'
import { person } from '../../support/test-house'
import type { Caller } from '../../../src/kernel/caller'
import { another, LAW, openWorld, type World } from './world'

let world: World
let worker: Caller
let l1: Caller
let l2: Caller

beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  l2 = await world.adviser('l2', { direct: true })
  await world.adviser('l3', { direct: true })
  await world.seat('phone', ['adv_l1', 'adv_l2'], { standbyIds: ['adv_l3'] })
  await world.plan()
  worker = await world.worker('w')
})
afterEach(() => world.close())

const texts = () => world.sms.sent().map(({ template, phone, params }) => ({ template, phone, params }))

test('nobody answers: the next one on duty, the standby, then a callback promised by a stated time', async () => {
  const rung: string[] = []
  let { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  while (step.next === 'dial') {
    rung.push(`${step.adviser.adviserId} ${step.as}`)
    step = (await world.done(another(worker), 'reportNoAnswer', { callId: step.callId })).step
  }
  expect(rung.map((one) => one.split(' ')[1])).toEqual(['duty', 'next', 'standby'])
  expect(new Set(rung).size).toBe(3)
  expect(step.callback).toMatchObject({ state: 'waiting', promisedBy: '2026-11-23T03:00:00.000Z', tries: 0 })
  expect(step.callback.phone).toMatch(/^138\*{4}\d{4}$/)
  // The same call has its result.
  expect(await world.codeOf(worker, 'reportNoAnswer', { callId: step.callId })).toBe('CALL_OVER')
  expect(await world.codeOf(worker, 'requestCallback', { serviceId: LAW })).toBe('CALLBACK_WAITING')
})

test('the line’s own number is rung once, for all on duty who have no other; the record says who was meant, then come those who have one', async () => {
  for (const id of ['l4', 'l5', 'l6']) await world.adviser(id)
  await world.rule({ _id: 'more', deskId: 'phone', standbyIds: ['adv_l6'] }, 'adv_l4', 'adv_l5')
  await world.plan()
  const rung: string[] = []
  let { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  while (step.next === 'dial') {
    rung.push(step.phone)
    world.clock.move(30_000)
    step = (await world.done(another(worker), 'reportNoAnswer', { callId: step.callId })).step
  }
  expect(rung.filter((phone) => phone === '12351')).toHaveLength(1)
  expect(new Set(rung).size).toBe(rung.length)
  // Two have a number of their own; one of them may be the duty, who is rung under the line's.
  const { entries } = await world.done(worker, 'readCase', { caseId: step.caseId })
  const called = entries.flatMap(({ kind, text }) => (kind === 'call' ? [text] : []))
  expect(called[0]).toMatch(/^打值班电话 12351，找王范l\d律师(、王范l\d律师){2,3}$/)
  expect([...called.join().matchAll(/王范(l\d)/g)].map(([, who]) => who).sort()).toEqual([
    'l1',
    'l2',
    'l3',
    'l4',
    'l5',
  ])
  expect(called.slice(1).every((text) => /^打给王范l[23]律师$/.test(text))).toBe(true)
})

test('out of hours one tap promises a callback within duty time of the next opening', async () => {
  world.clock.set('2026-11-23T14:00:00Z')
  const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  expect(step).toMatchObject({ next: 'callback', callback: { promisedBy: '2026-11-24T03:00:00.000Z' } })
})

test('a promise that passes goes to the next lawyer with a new time; the person, that lawyer and staff are told, once, however often and late the timer fires', async () => {
  const { callback } = await world.done(worker, 'requestCallback', { serviceId: LAW, about: '加班费' })
  await world.done(l1, 'takeCallback', { callbackId: callback.callbackId })
  world.clock.set('2026-11-23T03:00:00Z')
  await world.deliver()
  await Promise.all([world.deliver(), world.deliver()])
  const [late] = (await world.done(worker, 'listMyCallbacks', {})).items
  expect(late).toMatchObject({
    state: 'late',
    adviser: { adviserId: 'adv_l2' },
    firstPromisedBy: '2026-11-23T03:00:00.000Z',
    promisedBy: '2026-11-23T03:30:00.000Z',
  })
  expect(texts().filter(({ template }) => template === 'callback')).toHaveLength(1)
  expect((await world.done(world.staff, 'listAlarms', {})).items).toMatchObject([{ kind: 'callback-late' }])
  const told = (await world.done(worker, 'listNotices', {})).items.filter(({ kind }) => kind === 'callback')
  expect(told).toHaveLength(2)
  expect((await world.done(l2, 'listNotices', {})).items[0]?.kind).toBe('alarm')
  // An hour late: the second promise is broken as well, and made anew from now.
  world.clock.set('2026-11-23T04:45:00Z')
  await world.deliver()
  const [later] = (await world.done(worker, 'listMyCallbacks', {})).items
  expect(new Date(later?.promisedBy ?? 0) > world.clock.now()).toBe(true)
  expect(later?.firstPromisedBy).toBe('2026-11-23T03:00:00.000Z')
})

test('a kept promise is left alone by its timer; one that was not reached is tried again at the good hours, three times', async () => {
  const { callback } = await world.done(worker, 'requestCallback', {
    serviceId: LAW,
    goodHours: [{ from: '18:00', to: '20:00' }],
  })
  const { callbackId } = callback
  // The person can talk from six on: the promise is for then.
  expect(callback.promisedBy).toBe('2026-11-23T12:00:00.000Z')
  expect(await world.codeOf(l1, 'revealCallbackPhone', { callbackId })).toBe('NOT_FOUND')
  await world.done(l1, 'takeCallback', { callbackId })
  expect(await world.codeOf(l2, 'takeCallback', { callbackId })).toBe('TAKEN_BY_OTHER')
  const { phone } = await world.done(l1, 'revealCallbackPhone', { callbackId })
  expect(phone).toMatch(/^138\d{8}$/)
  expect(await auditEntries.of(world.house.db).countDocuments({ action: 'look', subject: 'mem_w' })).toBe(1)
  const first = await world.done(l1, 'logCallback', { callbackId, reached: false })
  expect(first.callback).toMatchObject({ state: 'retry', tries: 1, nextTryAt: '2026-11-23T10:00:00.000Z' })
  await world.done(another(l1), 'logCallback', { callbackId, reached: false })
  const third = await world.done(another(l1), 'logCallback', { callbackId, reached: false })
  expect(third.callback).toMatchObject({ state: 'unreached', tries: 3 })
  const again = await world.done(worker, 'requestCallback', { serviceId: LAW, caseId: callback.caseId })
  await world.done(l1, 'takeCallback', { callbackId: again.callback.callbackId })
  await world.done(l1, 'logCallback', {
    callbackId: again.callback.callbackId,
    reached: true,
    note: '已答复',
  })
  world.clock.set('2026-11-24T03:00:00Z')
  await world.deliver()
  const states = (await world.done(worker, 'listMyCallbacks', {})).items.map(({ state }) => state)
  expect(states.sort()).toEqual(['kept', 'unreached'])
  expect((await world.done(world.staff, 'listAlarms', {})).items.map(({ kind }) => kind)).toEqual([
    'unreached',
  ])
})

test('a lawyer who works for the employer is neither rung nor given the callback', async () => {
  await world.house.db
    .collection<{ _id: string }>('hotline_advisers')
    .updateMany({ _id: { $in: ['adv_l1', 'adv_l3'] } }, { $set: { notAgainst: ['o_firm'] } })
  await world.house.db.collection('hotline_roster_versions').updateMany({}, { $inc: { version: 1 } })
  const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  expect(step).toMatchObject({ next: 'dial', adviser: { adviserId: 'adv_l2' } })
  const promised = await world.done(worker, 'reportNoAnswer', { callId: step.callId })
  if (promised.step.next !== 'callback') throw new Error('a barred lawyer was rung')
  const { callbackId, caseId } = promised.step.callback
  expect(await world.codeOf(l1, 'takeCallback', { callbackId })).toBe('AGAINST_OWN_CLIENT')
  expect((await world.done(l1, 'listCallbacks', {})).items).toEqual([])
  expect(await world.codeOf(l1, 'readCase', { caseId })).toBe('NOT_FOUND')
})

test('urgent callbacks come first in the queue, and who has not taken one sees neither number nor words', async () => {
  const second = await world.worker('w2')
  await world.done(worker, 'requestCallback', { serviceId: LAW, about: '加班费的事' })
  await world.done(second, 'requestCallback', { serviceId: LAW, matterId: 'injury', about: '手受伤了' })
  const { items } = await world.done(l1, 'listCallbacks', {})
  expect(items.map(({ urgent }) => urgent)).toEqual([true, false])
  expect(JSON.stringify(items)).not.toMatch(/加班费的事|手受伤|138\d{8}/)
  expect(items[0]?.promisedBy).toBe('2026-11-23T02:00:00.000Z')
})

test('a call from outside becomes a case by its number; the link works once, and only with that very phone', async () => {
  const phone = (
    await world.ports.people({ ...world.house, caller: worker, options: {} } as never).phoneOf('mem_w')
  )?.phone
  if (phone === undefined) throw new Error('no phone')
  const { caseId } = await world.noted(world.staff, { phone, about: '工地欠薪', callback: true })
  await world.deliver()
  const sent = texts().find(({ template }) => template === 'claim')
  expect(sent?.phone).toBe(phone)
  expect(sent?.params['link']).not.toContain(caseId)
  const claim = new URL((sent?.params['link'] ?? '').replace('/#', '')).searchParams.get('claim') ?? ''
  expect(await world.done(person('x', { accountId: 'anonymous' }), 'readClaim', { claim })).toMatchObject({
    claimed: false,
  })
  const other = await world.worker('w2')
  expect(await world.codeOf(other, 'claimCase', { claim })).toBe('CLAIM_REFUSED')
  expect(await world.codeOf(worker, 'claimCase', { claim: `${claim}x` })).toBe('CLAIM_REFUSED')
  expect(await world.codeOf(worker, 'readCase', { caseId })).toBe('NOT_FOUND')
  expect(await world.done(worker, 'claimCase', { claim })).toEqual({ caseId })
  expect(await world.codeOf(other, 'claimCase', { claim })).toBe('CLAIM_REFUSED')
  expect((await world.done(worker, 'listMyCallbacks', {})).items).toHaveLength(1)
  expect((await world.done(worker, 'readCase', { caseId })).claimed).toBe(true)
  // Staff opened it and see a clock, not what they typed.
  expect(await world.codeOf(world.staff, 'readCase', { caseId })).not.toBe('ok')
  const clocks = await world.done(world.staff, 'listCaseClocks', {})
  expect(JSON.stringify(clocks)).not.toContain('工地欠薪')
  expect(clocks.items[0]).toMatchObject({ caseId, due: { kind: 'callback' } })
})

test('while the text-message gateway is away the case stands, and the link follows when it is back', async () => {
  world.sms.mood({ says: { accepted: false, reason: 'busy' } })
  await world.noted(world.staff, { phone: '13800009999' })
  await world.deliver().catch(() => undefined)
  expect(texts()).toEqual([])
  world.sms.calm()
  world.clock.move(60_000)
  await world.deliver()
  expect(texts()).toMatchObject([{ template: 'claim', phone: '13800009999' }])
})

test('a gateway that is away for hours: the link follows all the same, what would be untrue by then is not sent', async () => {
  world.sms.mood({ says: { accepted: false, reason: 'busy' } })
  await world.noted(world.staff, { phone: '13800009999' })
  const { callback } = await world.done(worker, 'requestCallback', { serviceId: LAW })
  world.clock.set(new Date(Date.parse(callback.promisedBy) + 1_000).toISOString())
  // The promise is broken and made anew; its text waits for the gateway until the new time is past too.
  for (let minutes = 0; minutes < 300; minutes += 5) {
    await world.deliver().catch(() => undefined)
    world.clock.move(5 * 60_000)
  }
  world.sms.calm()
  world.clock.move(10 * 60_000)
  await world.deliver()
  expect(texts().filter(({ template }) => template === 'claim')).toMatchObject([{ phone: '13800009999' }])
  const owed = (await world.done(worker, 'listMyCallbacks', {})).items[0]
  for (const { template, params } of texts())
    if (template === 'callback') expect(params['when']).toBe(sayDate(new Date(owed?.promisedBy ?? '')))
})

test('where text messages are switched off nothing waits to be sent, and whoever notes a call is told so', async () => {
  const { texts: _off, ...ports } = world.ports
  const given = { serviceId: LAW, phone: '13800009999' }
  expect((await world.noted(world.staff, { phone: '13800009998' })).linkSent).toBe(true)
  const silent = createHotlineEngine(ports)
  const dispatch = createDispatch(world.house, [silent], () => Promise.resolve(world.staff))
  const answer = await dispatch({
    ...{ engine: 'hotline', operation: 'openOutsideCase', input: given, address: '203.0.113.1' },
    ...{ credential: { kind: 'token', token: 'staff' }, key: 'switched-off-key' },
  })
  expect(answer).toMatchObject({ ok: true, output: { noted: { linkSent: false } } })
  await drainOutbox(world.house, hotlineConsumers(world.house, ports), (message) => {
    throw new Error(message.topic)
  })
  expect(texts()).toEqual([])
})

test('somebody who was not reached three times, and one whose talk cannot be, get words that say so and no time that is none', async () => {
  await world.seat('window', ['adv_l1'])
  await world.plan()
  await world.book(worker, '2026-11-24')
  const { callback } = await world.done(worker, 'requestCallback', { serviceId: LAW })
  await world.done(l2, 'takeCallback', { callbackId: callback.callbackId })
  for (let tries = 0; tries < 3; tries += 1)
    await world.done(l2, 'logCallback', { callbackId: callback.callbackId, reached: false })
  await world.done(l1, 'takeLeave', { from: '2026-11-24T00:00:00Z', to: '2026-11-24T16:00:00Z' })
  await world.deliver()
  expect(texts()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ template: 'unreached', params: {} }),
      expect.objectContaining({ template: 'rebook', params: { when: '11月24日 09:00' } }),
    ]),
  )
})

test('a duty lawyer who is removed in mid-call loses nothing of the call: the next one is rung, the promise is kept by another', async () => {
  const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
  if (step.next !== 'dial') throw new Error('nobody on duty')
  const gone = step.adviser.adviserId
  const caller = gone === 'adv_l1' ? l1 : l2
  await world.done(caller, 'takeLeave', { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' })
  const next = await world.done(worker, 'reportNoAnswer', { callId: step.callId })
  expect(next.step).toMatchObject({ next: 'dial' })
  if (next.step.next === 'dial') expect(next.step.adviser.adviserId).not.toBe(gone)
})
