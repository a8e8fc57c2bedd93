import { createHotlineEngine } from '../../../src/engines/hotline'
import { bookings } from '../../../src/engines/hotline/store/bookings'
import { busyMaps, pieces } from '../../../src/engines/hotline/store/slots'
import type { Caller } from '../../../src/kernel/caller'
import { setsAgree } from './books'
import { FIRM_PATH, LAW, openWorld, type World } from './world'

const DAY = '2026-11-24'
const START = '2026-11-23T01:00:00Z'
let world: World
let worker: Caller
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await world.adviser('l1', { languages: ['胶东话'] })
  await world.adviser('l2', { notAgainst: ['o_firm2'] })
  await world.adviser('l3')
  await world.desk({ _id: 'w1', kind: 'window', number: 1 })
  await world.desk({ _id: 'w2', kind: 'window', number: 2 })
  await world.desk({ _id: 'v1', kind: 'visit', bufferMinutes: 60 })
  await world.rule({ _id: 'r1', deskId: 'w1' }, 'adv_l1')
  await world.rule({ _id: 'r2', deskId: 'w2' }, 'adv_l2')
  await world.rule({ _id: 'r3', deskId: 'v1' }, 'adv_l3')
  await world.plan()
})
afterAll(() => world.close())
afterEach(() => setsAgree(world.house.db))
beforeEach(async () => {
  world.clock.set(START)
  for (const spec of [bookings, pieces, busyMaps]) await spec.of(world.house.db).deleteMany({})
  count += 1
  worker = await world.worker(`b${count}`)
})
const someone = async (orgPath = FIRM_PATH): Promise<Caller> => {
  count += 1
  return world.worker(`b${count}`, orgPath)
}
const firstSlot = async (caller: Caller, wish = {}, day = DAY): Promise<string> => {
  const slot = (await world.slots(caller, day, wish)).find(({ slotId }) => slotId !== undefined)
  return slot?.slotId ?? ''
}

test('a free time is found, held for five minutes and made mine', async () => {
  const { days, minutes } = await world.done(worker, 'searchFreeTimes', {
    wish: { serviceId: LAW, way: 'window' },
  })
  expect(minutes).toBe(20)
  expect(days.map(({ day, state, why }) => [day, state, why])).toEqual([
    ['2026-11-23', 'open', undefined],
    ['2026-11-24', 'open', undefined],
    ['2026-11-25', 'open', undefined],
    ['2026-11-26', 'open', undefined],
    ['2026-11-27', 'open', undefined],
    ['2026-11-28', 'closed', '周末'],
    ['2026-11-29', 'closed', '周末'],
  ])
  const slots = await world.slots(worker, DAY)
  expect(slots[0]).toMatchObject({ startsAt: '2026-11-24T01:00:00.000Z', left: 2 })
  expect(slots).toHaveLength(13)
  const { booking } = await world.done(worker, 'holdSlot', { slotId: slots[0]?.slotId ?? '' })
  expect(booking).toMatchObject({ state: 'held', heldUntil: '2026-11-23T01:05:00.000Z' })
  const confirmed = await world.done(worker, 'confirmBooking', {
    bookingId: booking.bookingId,
    about: '加班费',
  })
  expect(confirmed.booking).toMatchObject({ state: 'confirmed', about: '加班费' })
  expect(confirmed.booking.checkIn?.code).toMatch(/^\d{6}$/)
  expect((await world.slots(worker, DAY))[0]).toMatchObject({ left: 1 })
})

test('a hold that was not confirmed in five minutes is over, and its time is free though no timer ran', async () => {
  const { booking } = await world.done(worker, 'holdSlot', {
    slotId: await firstSlot(worker, { adviserId: 'adv_l1' }),
  })
  const other = await someone()
  expect((await world.slots(other, DAY, { adviserId: 'adv_l1' }))[0]).toMatchObject({ left: 0 })
  world.clock.move(5 * 60_000)
  expect(await world.codeOf(worker, 'confirmBooking', { bookingId: booking.bookingId })).toBe('HOLD_OVER')
  const slotId = await firstSlot(other, { adviserId: 'adv_l1' })
  const again = await world.done(other, 'holdSlot', { slotId })
  expect(again.booking.startsAt).toBe(booking.startsAt)
})

test('a person holds one time at a time: a new hold lets the old one go', async () => {
  const first = await world.done(worker, 'holdSlot', { slotId: await firstSlot(worker) })
  const later = (await world.slots(worker, DAY))[4]?.slotId ?? ''
  const second = await world.done(worker, 'holdSlot', { slotId: later })
  expect(await world.codeOf(worker, 'confirmBooking', { bookingId: first.booking.bookingId })).toBe(
    'HOLD_OVER',
  )
  await world.done(worker, 'confirmBooking', { bookingId: second.booking.bookingId })
  const owned = await pieces.of(world.house.db).distinct('bookingId')
  expect(owned).toEqual([second.booking.bookingId])
})

test('one person cannot be at two places at once, and has at most three bookings ahead', async () => {
  await world.book(worker, DAY, 0)
  // The other window at the same moment.
  const same = (await world.slots(worker, DAY))[0]?.slotId ?? ''
  expect(await world.codeOf(worker, 'holdSlot', { slotId: same })).toBe('BUSY_THEN')
  await world.book(worker, DAY, 4)
  await world.book(worker, DAY, 8)
  expect(await world.codeOf(worker, 'holdSlot', { slotId: await firstSlot(worker) })).toBe('BOOKED_ENOUGH')
})

test('a talk keeps its buffer free after it, and a longer matter takes a longer time', async () => {
  await world.book(worker, DAY, 0, { matterId: 'injury', adviserId: 'adv_l1' })
  const other = await someone()
  const slots = await world.slots(other, DAY, { adviserId: 'adv_l1' })
  // 9:00 to 9:50 and ten minutes more: 9:00 and 9:30 are gone, 10:00 is free.
  expect(slots.slice(0, 3).map(({ left }) => left)).toEqual([0, 0, 1])
})

test('a wish is narrowed by lawyer, language and "the same as last time"; a lawyer of the employer is never offered', async () => {
  expect((await world.slots(worker, DAY, { language: '胶东话' }))[0]?.left).toBe(1)
  expect(await world.slots(worker, DAY, { adviserId: 'adv_nobody' })).toEqual([])
  const mine = await world.book(worker, DAY, 0, { adviserId: 'adv_l2' })
  expect(mine.adviser.adviserId).toBe('adv_l2')
  const again = await world.done(worker, 'searchFreeTimes', {
    wish: { serviceId: LAW, way: 'window', sameAsLast: true },
  })
  expect(again.adviser?.adviserId).toBe('adv_l2')
  const fromFirm2 = await someone(['o_city', 'o_district', 'o_street1', 'o_firm2'])
  expect((await world.slots(fromFirm2, '2026-11-25'))[0]?.left).toBe(1)
  expect(await world.slots(fromFirm2, '2026-11-25', { adviserId: 'adv_l2' })).toEqual([])
})

test('a booking is moved in one step: the old time is free and the new one taken, the code stays', async () => {
  const mine = await world.book(worker, DAY, 0, { adviserId: 'adv_l1' })
  const slotId = (await world.slots(worker, DAY, { adviserId: 'adv_l1' }))[3]?.slotId ?? ''
  const { booking } = await world.done(worker, 'changeBooking', { bookingId: mine.bookingId, slotId })
  expect(booking).toMatchObject({
    state: 'confirmed',
    checkIn: { code: mine.checkIn?.code },
    caseId: mine.caseId,
  })
  const other = await someone()
  const slots = await world.slots(other, DAY, { adviserId: 'adv_l1' })
  expect(slots.slice(0, 4).map(({ left }) => left)).toEqual([1, 1, 1, 0])
  expect(await world.codeOf(worker, 'readBooking', { bookingId: mine.bookingId })).toBe('ok')
  expect((await world.done(worker, 'listMyBookings', {})).items.map(({ bookingId }) => bookingId)).toEqual([
    booking.bookingId,
  ])
})

test('two hours before it begins a booking can no longer be changed or cancelled', async () => {
  const mine = await world.book(worker, DAY, 0)
  world.clock.set('2026-11-23T23:00:01Z')
  expect(await world.codeOf(worker, 'cancelBooking', { bookingId: mine.bookingId })).toBe(
    'TOO_LATE_TO_CHANGE',
  )
  world.clock.set('2026-11-23T22:59:00Z')
  await world.done(worker, 'cancelBooking', { bookingId: mine.bookingId })
  expect(await world.codeOf(worker, 'cancelBooking', { bookingId: mine.bookingId })).toBe('NOT_FOUND')
  expect(await pieces.of(world.house.db).countDocuments()).toBe(0)
})

test('a visit to the firm needs an address, which only the lawyer who comes reads, and an hour for the way', async () => {
  const slotId = await firstSlot(worker, { way: 'visit' })
  const { booking } = await world.done(worker, 'holdSlot', { slotId })
  expect(await world.codeOf(worker, 'confirmBooking', { bookingId: booking.bookingId })).toBe(
    'ADDRESS_NEEDED',
  )
  await world.done(worker, 'confirmBooking', { bookingId: booking.bookingId, address: '示例路 9 号' })
  const stored = await bookings.of(world.house.db).findOne({ _id: booking.bookingId })
  expect(JSON.stringify(stored)).not.toContain('示例路')
  expect(
    (await world.slots(await someone(), DAY, { way: 'visit' })).slice(0, 3).map(({ left }) => left),
  ).toEqual([0, 0, 0])
})

test('the person is reminded the day before and two hours before, by text message without content; a cancelled one is not', async () => {
  const [kept, cancelled] = [
    await world.book(worker, '2026-11-25', 0),
    await world.book(worker, '2026-11-25', 4),
  ]
  await world.done(worker, 'cancelBooking', { bookingId: cancelled.bookingId })
  world.clock.set('2026-11-24T01:00:00Z')
  await world.deliver()
  world.clock.set('2026-11-24T23:00:00Z')
  await world.deliver()
  await world.deliver()
  const texts = world.sms
    .sent()
    .filter(({ template }) => template === 'booking')
    .slice(-2)
  expect(texts.map(({ params }) => params)).toEqual([{ when: '11月25日 09:00' }, { when: '11月25日 09:00' }])
  const { items } = await world.done(worker, 'listNotices', {})
  expect(items.filter(({ bookingId }) => bookingId === kept.bookingId)).toHaveLength(2)
  expect(items.filter(({ bookingId }) => bookingId === cancelled.bookingId)).toHaveLength(0)
})

test('a reminder that comes an hour late, after the talk began, says nothing', async () => {
  await world.book(worker, DAY, 0)
  world.clock.set('2026-11-24T01:00:01Z')
  const before = world.sms.sent().length
  await world.deliver()
  expect((await world.done(worker, 'listNotices', {})).items).toEqual([])
  expect(world.sms.sent()).toHaveLength(before)
})

test('checking in works with the code of the right desk and not before half an hour ahead', async () => {
  const mine = await world.book(worker, DAY, 0, { adviserId: 'adv_l1' })
  const { qr } = await world.done(world.staff, 'showDeskCode', { deskId: 'w1' })
  const wrong = await world.done(world.staff, 'showDeskCode', { deskId: 'w2' })
  const input = { bookingId: mine.bookingId, deskCode: qr }
  expect(await world.codeOf(worker, 'checkIn', input)).toBe('NOT_YET')
  world.clock.set('2026-11-24T00:31:00Z')
  expect(await world.codeOf(worker, 'checkIn', { ...input, deskCode: wrong.qr })).toBe('WRONG_DESK')
  expect(await world.codeOf(await someone(), 'checkIn', input)).toBe('NOT_FOUND')
  expect((await world.done(worker, 'checkIn', input)).booking.state).toBe('arrived')
  const code = mine.checkIn?.code ?? ''
  expect(await world.done(world.staff, 'checkInGuest', { code })).toMatchObject({ deskName: 'w1' })
  const stranger = {
    ...world.staff,
    accountId: 'acc_far',
    grants: [{ role: 'staff' as const, orgId: 'o_firm' }],
  }
  expect(await world.codeOf(stranger, 'checkInGuest', { code })).toBe('CODE_REFUSED')
})

test('two misses leave one booking at a time, an appeal that stands takes a miss away', async () => {
  const missed = []
  for (const nth of [0, 4]) missed.push(await world.book(worker, DAY, nth))
  world.clock.set('2026-11-24T10:00:00Z')
  await world.deliver()
  const past = await world.done(worker, 'listMyBookings', { past: true })
  expect(past.items.map(({ state }) => state)).toEqual(['missed', 'missed'])
  await world.book(worker, '2026-11-25', 0)
  expect(await world.codeOf(worker, 'holdSlot', { slotId: await firstSlot(worker, {}, '2026-11-25') })).toBe(
    'BOOKED_ENOUGH',
  )
  const bookingId = missed[0]?.bookingId ?? ''
  await world.done(worker, 'appealMissed', { bookingId, reason: '临时加班' })
  expect((await world.done(world.staff, 'listAppeals', {})).items).toMatchObject([{ reason: '临时加班' }])
  await world.done(world.staff, 'decideAppeal', { bookingId, accepted: true })
  expect(await world.codeOf(world.staff, 'decideAppeal', { bookingId, accepted: false })).toBe(
    'ALREADY_DECIDED',
  )
  await world.book(worker, '2026-11-25', 4)
})

test('the same key twice and at once holds once and gives the same answer', async () => {
  const slotId = await firstSlot(worker)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => world.call(worker, 'hotline.holdSlot', { slotId }, 'key-hold-one')),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await bookings.of(world.house.db).countDocuments()).toBe(1)
})

test('the engine declares every collection that it writes', () => {
  const names = createHotlineEngine(world.ports).collections.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('hotline_pieces')
})
