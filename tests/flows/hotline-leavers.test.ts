import { randomBytes } from 'node:crypto'
import { readEnvironment } from '../../config/environment'
import { laterCore } from '../../src/compose/later-core'
import { membershipEngine } from '../../src/compose/membership'
import { runHotlineRound } from '../../src/engines/hotline/later'
import { bookings } from '../../src/engines/hotline/store/bookings'
import { callbacks } from '../../src/engines/hotline/store/calls'
import { cases } from '../../src/engines/hotline/store/cases'
import { chats } from '../../src/engines/hotline/store/chats'
import { notices } from '../../src/engines/hotline/store/notices'
import { pieces } from '../../src/engines/hotline/store/slots'
import { waits } from '../../src/engines/hotline/store/waits'
import { grants } from '../../src/engines/membership/store/grants'
import { members } from '../../src/engines/membership/store/members'
import { HOUSE, type Caller } from '../../src/kernel/caller'
import { createDispatch } from '../../src/kernel/dispatch'
import { ensureCollections } from '../../src/kernel/collection'
import { drainOutbox } from '../../src/kernel/outbox'
import { unitOf } from '../../src/kernel/transaction'
import { setsAgree } from '../engines/hotline/books'
import { DISTRICT_PATH, LAW, openWorld, type World } from '../engines/hotline/world'

const DAY = '2026-11-24'
let world: World
let worker: Caller
let l1: Caller
let l2: Caller

beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  l2 = await world.adviser('l2')
  for (const kind of ['window', 'phone', 'chat'] as const)
    await world.seat(kind, ['adv_l1'], { standbyIds: ['adv_l2'] })
  await world.plan()
  worker = await world.worker('w')
})
afterEach(async () => {
  await setsAgree(world.house.db)
  await world.close()
})

/** As membership does it, for staff of the district. */
const revoke = async (grantId: string): Promise<string> => {
  const { db } = world.house
  const membership = membershipEngine(readEnvironment({}))
  await ensureCollections(db, membership.collections)
  const staff = world.staff.memberId ?? ''
  await grants.of(db).insertOne({
    ...{ _id: `grant_${staff}`, holder: staff, role: 'staff', orgId: 'o_district', orgPath: DISTRICT_PATH },
    ...{ grantedBy: 'house', grantedAt: world.clock.now(), active: true },
  })
  const dispatch = createDispatch(world.house, [membership], () => Promise.resolve(world.staff))
  const answer = await dispatch({
    ...{ engine: 'membership', operation: 'revokeRole', input: { grantId }, address: '203.0.113.1' },
    ...{ credential: { kind: 'token', token: 'staff' }, key: randomBytes(12).toString('hex') },
  })
  return answer.ok ? 'ok' : answer.refusal.code
}

/** A booking, a question and a promised call, all with l1. */
const everything = async () => {
  const booking = await world.book(worker, DAY)
  const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: '社保没有交' })
  const { callback } = await world.done(worker, 'requestCallback', { serviceId: LAW, about: '加班费' })
  await world.done(l1, 'takeCallback', { callbackId: callback.callbackId })
  return { booking, chat, callback }
}

const isSeenTo = async (given: Awaited<ReturnType<typeof everything>>): Promise<void> => {
  const { booking, chat, callback } = given
  expect(await world.codeOf(l1, 'readMyDesk', {})).toBe('NOT_FOUND')
  expect((await world.done(worker, 'listMyBookings', {})).items).toMatchObject([
    { bookingId: booking.bookingId, state: 'confirmed', adviser: { adviserId: 'adv_l2' } },
  ])
  expect((await world.done(worker, 'listMyCallbacks', {})).items).toMatchObject([
    { state: 'waiting', promisedBy: callback.promisedBy },
  ])
  expect((await world.done(l2, 'listDeskChats', {})).items).toMatchObject([
    { caseId: chat.caseId, mayTake: true, answerBy: chat.answerBy },
  ])
  const alarms = (await world.done(world.staff, 'listAlarms', {})).items.map(({ kind }) => kind)
  expect(alarms).toContain('ownerless-cases')
}

test('a lawyer whose role is taken back in membership leaves the desk by that alone: bookings, promises and questions are seen to', async () => {
  const all = await everything()
  expect(await revoke('grant_l1')).toBe('ok')
  await world.deliver()
  await isSeenTo(all)
  // Once more is the same, and whoever still has the role somewhere above the desk stays.
  await unitOf(world.house, HOUSE).outbox.add('membership.role-ended', 'again', { memberId: 'mem_l1' })
  await unitOf(world.house, HOUSE).outbox.add('membership.role-ended', 'other', { memberId: 'mem_l2' })
  await world.deliver()
  await isSeenTo(all)
})

test('a role that ran out by its date, and one whose message was lost, are found by the round of the house', async () => {
  const all = await everything()
  await grants.of(world.house.db).updateOne({ _id: 'grant_l1' }, { $set: { until: world.clock.now() } })
  const [round] = await Promise.all([
    runHotlineRound(world.house, world.ports),
    runHotlineRound(world.house, world.ports),
  ])
  expect(round).toHaveProperty('hotlineRoles')
  await isSeenTo(all)
  expect(await runHotlineRound(world.house, world.ports)).toMatchObject({ hotlineRoles: 0 })
})

test('whoever leaves the union has nothing ahead at the hotline, is named nowhere in it, and their time is free for another', async () => {
  const { db } = world.house
  const { booking, callback } = await everything()
  await world.done(worker, 'joinWaitlist', {
    wish: { serviceId: LAW, way: 'window' },
    ...{ from: '2026-11-28', until: '2026-11-29' },
  })
  const slot = (await world.slots(worker, '2026-11-25')).find(({ slotId }) => slotId !== undefined)
  await world.done(worker, 'holdSlot', { slotId: slot?.slotId ?? '' })
  await members.of(db).updateOne({ _id: 'mem_w' }, { $set: { state: 'left', name: '' } })
  await unitOf(world.house, HOUSE).outbox.add('membership.left', 'mem_w', { memberId: 'mem_w' })
  const core = laterCore.quick(world.house, readEnvironment({}))
  for (let turn = 0; turn < 2; turn += 1) {
    await drainOutbox(world.house, core, (_message, error) => {
      throw error instanceof Error ? error : new Error('unknown')
    })
    await world.deliver()
  }
  const mine = { memberId: 'mem_w' }
  expect(await bookings.of(db).countDocuments({ ...mine, state: { $in: ['held', 'confirmed'] } })).toBe(0)
  expect(await pieces.of(db).countDocuments({ bookingId: booking.bookingId })).toBe(0)
  expect(await waits.of(db).countDocuments({ ...mine, live: true })).toBe(0)
  expect(await notices.of(db).countDocuments(mine)).toBe(0)
  expect(await callbacks.of(db).findOne({ _id: callback.callbackId })).toMatchObject({
    ...{ state: 'cancelled', person: '已退出的人', phoneMasked: '' },
  })
  const left = [await cases.of(db).find(mine).toArray(), await chats.of(db).find(mine).toArray()]
  expect(left.flat().map(({ person, state }) => [person, state])).toEqual(
    expect.arrayContaining([['已退出的人', 'closed']]),
  )
  expect(JSON.stringify(left)).not.toContain('陈')
  const told = await world.done(l1, 'listNotices', {})
  expect(told.items.map(({ text }) => text)).toContain('您接下的一个回电不用打了')
  // No promise is broken to somebody who is not there.
  world.clock.move(5 * 3_600_000)
  await world.deliver()
  await runHotlineRound(world.house, world.ports)
  expect((await world.done(world.staff, 'listAlarms', {})).items).toEqual([])
})
