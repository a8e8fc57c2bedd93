import type { Caller } from '../../../src/kernel/caller'
import { person } from '../../support/test-house'
import { setsAgree } from './books'
import { DISTRICT_PATH, LAW, openWorld, type World } from './world'

const DAY = '2026-11-24'
let world: World
let worker: Caller
let l1: Caller

beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  await world.adviser('l2')
  await world.adviser('l3')
  await world.desk({ _id: 'w1', kind: 'window' })
  await world.rule({ _id: 'r1', deskId: 'w1', standbyIds: ['adv_l2'] }, 'adv_l1')
  await world.plan()
  worker = await world.worker('w')
})
afterEach(async () => {
  await setsAgree(world.house.db)
  await world.close()
})
const leave = { from: '2026-11-23T16:00:00Z', to: '2026-11-24T16:00:00Z' }

test('leave gives the shift to the standby, the booking follows, and only that person is told', async () => {
  const [mine, other] = [
    await world.book(worker, DAY),
    await world.book(await world.worker('o'), '2026-11-25'),
  ]
  const preview = await world.done(world.staff, 'saveLeave', { adviserId: 'adv_l1', ...leave, preview: true })
  expect(preview.touched).toMatchObject([{ bookingId: mine.bookingId, from: '王范l1', to: '王范l2' }])
  expect(
    (await world.done(worker, 'readBooking', { bookingId: mine.bookingId })).booking.adviser.adviserId,
  ).toBe('adv_l1')
  expect((await world.done(world.staff, 'listLeaves', {})).items).toEqual([])
  const { touched, uncovered } = await world.done(world.staff, 'saveLeave', { adviserId: 'adv_l1', ...leave })
  expect({ touched, uncovered }).toEqual({ touched: preview.touched, uncovered: 0 })
  const { booking } = await world.done(worker, 'readBooking', { bookingId: mine.bookingId })
  expect(booking).toMatchObject({
    state: 'confirmed',
    startsAt: mine.startsAt,
    adviser: { adviserId: 'adv_l2' },
  })
  expect(booking.changed).toBe('改由王范l2律师接待')
  expect((await world.done(worker, 'listNotices', {})).items).toHaveLength(1)
  const untouched = await world.done(person('o', { orgPath: worker.orgPath }), 'listNotices', {})
  expect(untouched.items).toEqual([])
  expect(other.adviser.adviserId).toBe('adv_l1')
})

test('with nobody to step in the shift is raised, and the person is asked to choose another time', async () => {
  const mine = await world.book(worker, DAY)
  await world.done(world.staff, 'saveLeave', { adviserId: 'adv_l2', ...leave })
  const { displaced, uncovered } = await world.done(l1, 'takeLeave', leave)
  expect({ displaced, uncovered }).toEqual({ displaced: 1, uncovered: 2 })
  expect((await world.done(worker, 'listMyBookings', {})).items).toMatchObject([{ state: 'displaced' }])
  const kinds = (await world.done(world.staff, 'listAlarms', {})).items.map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['displaced-booking', 'uncovered-shift', 'uncovered-shift'])
  const slotId = (await world.slots(worker, '2026-11-25'))[0]?.slotId ?? ''
  const moved = await world.done(worker, 'changeBooking', { bookingId: mine.bookingId, slotId })
  expect(moved.booking.state).toBe('confirmed')
})

test('a roster that changes while bookings are being made leaves none on a shift that is gone', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, n) => world.worker(`p${n}`)))
  const tokens = await Promise.all(
    people.map(async (caller, n) => (await world.slots(caller, DAY))[n]?.slotId ?? ''),
  )
  await Promise.all([
    ...people.map((caller, n) => world.call(caller, 'hotline.holdSlot', { slotId: tokens[n] ?? '' })),
    world.done(world.staff, 'saveLeave', { adviserId: 'adv_l1', ...leave }),
  ])
  world.clock.move(21_000)
  await world.deliver()
  const found = await world.house.db
    .collection('hotline_bookings')
    .find({
      state: { $in: ['held', 'confirmed'] },
      startsAt: { $gte: new Date(leave.from), $lt: new Date(leave.to) },
    })
    .toArray()
  expect(new Set(found.map((one) => String(one['adviserId'])))).not.toContain('adv_l1')
})

test('a day that staff make a holiday has no shift, and worked again has its shifts back', async () => {
  await world.done(world.staff, 'saveHoliday', { day: DAY, off: true, name: '停电' })
  const [day] = (await world.done(world.staff, 'listRoster', { from: DAY, days: 1 })).days
  expect(day).toMatchObject({ off: true, note: '停电', shifts: [] })
  await world.done(world.staff, 'saveHoliday', { day: DAY })
  expect((await world.done(world.staff, 'listRoster', { from: DAY, days: 1 })).days[0]?.shifts).toHaveLength(
    2,
  )
  const { announced } = await world.done(worker, 'listHolidays', { year: 2027 })
  expect(announced).toBe(false)
})

test('what a day off does to people who booked is shown first; then each is told once, and nothing that is untrue a moment later', async () => {
  await world.seat('window', ['adv_l3'], { _id: 'w2' })
  await world.plan()
  const booking = await world.book(worker, DAY, 0, { adviserId: 'adv_l1' })
  const off = { day: DAY, off: true, name: '停电' }
  const row = { bookingId: booking.bookingId, startsAt: booking.startsAt, deskName: 'w1', from: '王范l1' }
  expect((await world.done(world.staff, 'saveHoliday', { ...off, preview: true })).touched).toEqual([row])
  expect((await world.done(worker, 'listMyBookings', {})).items).toMatchObject([{ state: 'confirmed' }])
  expect((await world.done(world.staff, 'listRoster', { from: DAY, days: 1 })).days[0]?.off).toBe(false)
  expect((await world.done(worker, 'listNotices', {})).items).toEqual([])
  expect((await world.done(world.staff, 'saveHoliday', off)).touched).toEqual([row])
  expect((await world.done(worker, 'listMyBookings', {})).items).toMatchObject([{ state: 'displaced' }])
  // Nobody was moved to a window whose own shift goes on the same day.
  expect((await world.done(worker, 'listNotices', {})).items.map(({ text }) => text)).toEqual([
    '11月24日 09:00 约好的人来不了，请另选一个时间，给您添麻烦了',
  ])
})

test('a second rule for a window at the same hours is refused, people from elsewhere are not there', async () => {
  const rule = {
    deskId: 'w1',
    from: '2026-12-01',
    pattern: {
      kind: 'turns' as const,
      blockDays: 14,
      adviserIds: ['adv_l2', 'adv_l3'],
      weekdays: [1, 2, 3, 4, 5],
    },
    hours: [{ from: '09:00', to: '12:00' }],
    holidays: 'closed' as const,
  }
  expect(await world.codeOf(world.staff, 'saveRule', rule)).toBe('DESK_TAKEN')
  await world.done(world.staff, 'endRule', { ruleId: 'r1', after: '2026-11-30' })
  const { shifts } = await world.done(world.staff, 'saveRule', rule)
  expect(shifts).toBeGreaterThan(40)
  expect(
    await world.codeOf(world.staff, 'saveRule', {
      ...rule,
      from: '2027-06-01',
      pattern: { ...rule.pattern, adviserIds: ['adv_no'] },
    }),
  ).toBe('NOT_FOUND')
})

test('a street’s staff, a worker and a lawyer change nothing at the district’s desk', async () => {
  const street = person('street', { orgPath: DISTRICT_PATH }, 'staff@o_street1')
  expect(await world.codeOf(street, 'saveLeave', { adviserId: 'adv_l1', ...leave })).toBe('NOT_FOUND')
  expect(await world.codeOf(street, 'saveHoliday', { day: DAY, off: true })).toBe('NOT_FOUND')
  expect(
    (await world.done(street, 'listRoster', { from: DAY })).days.flatMap(({ shifts }) => shifts),
  ).toEqual([])
  expect(await world.codeOf(worker, 'listDesks', {})).toBe('NOT_ALLOWED')
  expect(await world.codeOf(l1, 'coverShift', { shiftId: 'r1:2026-11-24:0900:0', adviserId: 'adv_l3' })).toBe(
    'NOT_ALLOWED',
  )
  const { touched } = await world.done(world.staff, 'coverShift', {
    shiftId: 'r1:2026-11-24:0900:0',
    adviserId: 'adv_l3',
  })
  expect(touched).toEqual([])
  expect((await world.slots(worker, DAY, { adviserId: 'adv_l3' })).length).toBeGreaterThan(0)
})

test('everybody sees today’s duty person and the number, and no one’s own phone', async () => {
  await world.desk({ _id: 'phone', kind: 'phone' })
  await world.done(world.staff, 'saveRule', {
    deskId: 'phone',
    from: '2026-11-23',
    pattern: { kind: 'weekly', days: [{ weekday: 1, adviserIds: ['adv_l2'] }] },
    hours: [{ from: '09:00', to: '17:30' }],
    holidays: 'closed',
  })
  const anybody = person('x', { accountId: 'anonymous' })
  const { items } = await world.done(anybody, 'readDutyCard', { serviceId: LAW })
  expect(items[0]).toMatchObject({
    state: 'open',
    phone: '12351',
    duty: { adviser: { adviserId: 'adv_l2' } },
  })
  expect(items[0]?.callbackBy).toBe('2026-11-23T03:00:00.000Z')
  expect(JSON.stringify(items)).not.toMatch(/138\d{8}|mem_/)
  world.clock.set('2026-11-23T12:00:00Z')
  const evening = await world.done(anybody, 'readDutyCard', { serviceId: LAW })
  expect(evening.items[0]).toMatchObject({ state: 'closed', nextOpenAt: '2026-11-30T01:00:00.000Z' })
})
