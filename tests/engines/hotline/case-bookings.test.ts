import type { Caller } from '../../../src/kernel/caller'
import { setsAgree } from './books'
import { LAW, openWorld, type World } from './world'

const DAY = '2026-11-24'
let world: World
let worker: Caller
let l1: Caller
let l2: Caller
let caseId: string
let bookingId: string

/** l1 has a case of the worker's and receives them at window 1 on Tuesday at nine; l2 sits at window 2, l3 nowhere. */
beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  l2 = await world.adviser('l2')
  await world.adviser('l3')
  await world.seat('window', ['adv_l1'])
  await world.seat('window', ['adv_l2'], { _id: 'w2' })
  await world.plan()
  worker = await world.worker('w')
  const booking = await world.book(worker, DAY, 0, { adviserId: 'adv_l1' })
  bookingId = booking.bookingId
  caseId = booking.caseId ?? ''
})
afterEach(async () => {
  await setsAgree(world.house.db)
  await world.close()
})

const told = async (caller: Caller): Promise<string[]> =>
  (await world.done(caller, 'listNotices', {})).items.map(({ text }) => text).sort()
const receives = async () => (await world.done(worker, 'listMyBookings', {})).items[0]

test('whoever gives a case away sees beforehand who will receive the person; until then nothing changes and nobody is told', async () => {
  const give = { caseId, adviserId: 'adv_l2', preview: true }
  const row = { bookingId, deskName: 'w1', from: '王范l1', startsAt: '2026-11-24T01:00:00.000Z' }
  expect((await world.done(world.staff, 'assignCase', give)).bookings).toEqual([{ ...row, to: '王范l2' }])
  const hand = { ...give, summary: '看过合同' }
  expect((await world.done(l1, 'handOverCase', hand)).bookings).toEqual([{ ...row, to: '王范l2' }])
  const nowhere = { ...give, adviserId: 'adv_l3' }
  expect((await world.done(world.staff, 'assignCase', nowhere)).bookings).toEqual([row])
  expect(await receives()).toMatchObject({ adviser: { adviserId: 'adv_l1' } })
  expect((await world.done(l1, 'readCase', { caseId })).as).toBe('adviser')
  expect([await told(worker), await told(l1), await told(l2)]).toEqual([[], [], []])
})

test('the booking goes along to a free window of the next lawyer: same time, and all three are told what is true', async () => {
  const { bookings } = await world.done(world.staff, 'assignCase', { caseId, adviserId: 'adv_l2' })
  expect(bookings).toMatchObject([{ bookingId, to: '王范l2' }])
  expect(await receives()).toMatchObject({
    ...{ bookingId, state: 'confirmed', deskName: 'w2', adviser: { adviserId: 'adv_l2' } },
    ...{ startsAt: '2026-11-24T01:00:00.000Z', changed: '改由王范l2律师接待' },
  })
  expect(await told(worker)).toEqual([
    '11月24日 09:00 的预约改由王范l2律师接待，还是原来的时间，w2',
    '您的咨询改由王范l2律师接着办',
  ])
  expect(await told(l1)).toEqual([
    '11月24日 09:00 的预约改由王范l2律师接待，不用您接待',
    '您的一件咨询改由王范l2律师接着办',
  ])
  expect(await told(l2)).toEqual(['有一件咨询交给您接着办'])
  expect(await world.codeOf(l1, 'readCase', { caseId })).toBe('NOT_FOUND')
  // The window is free for somebody else.
  const free = await world.slots(await world.worker('w2'), DAY, { adviserId: 'adv_l1' })
  expect(free[0]).toMatchObject({ startsAt: '2026-11-24T01:00:00.000Z' })
  expect(free[0]?.slotId).toBeDefined()
})

test.each([
  ['where the next lawyer does not sit at that time', { adviserId: 'adv_l3' }],
  ['where whoever gives it wants it so', { adviserId: 'adv_l2', bookings: 'keep' as const }],
])(
  '%s the person is received by whom they booked, who sees the case around that day',
  async (_when, give) => {
    const { bookings } = await world.done(world.staff, 'assignCase', { caseId, ...give })
    expect(bookings).toMatchObject([{ bookingId, from: '王范l1' }])
    expect(bookings[0]?.to).toBeUndefined()
    expect(await receives()).toMatchObject({ deskName: 'w1', adviser: { adviserId: 'adv_l1' } })
    const name = give.adviserId === 'adv_l2' ? '王范l2' : '王范l3'
    expect(await told(worker)).toEqual([
      `您的咨询改由${name}律师接着办，11月24日 09:00 的预约还是王范l1律师接待`,
    ])
    expect(await told(l1)).toEqual([`您的一件咨询改由${name}律师接着办，11月24日 09:00 的预约还是您接待`])
    expect((await world.done(l1, 'readCase', { caseId })).as).toBe('named')
    expect((await world.done(worker, 'readCase', { caseId })).named.map(({ name: who }) => who)).toEqual([
      '王范l1',
    ])
    world.clock.move(2 * 86_400_000 + 60_000)
    expect(await world.codeOf(l1, 'readCase', { caseId })).toBe('NOT_FOUND')
  },
)

test('a stand-in reads the case from a day before the talk to a day after; a colleague who does not receive the person never', async () => {
  const ahead = await world.book(worker, '2026-11-26', 0, { adviserId: 'adv_l1' })
  const own = ahead.caseId ?? ''
  const away = { from: '2026-11-25T16:00:00Z', to: '2026-11-26T16:00:00Z' }
  await world.done(l1, 'takeLeave', away)
  expect(await world.codeOf(l2, 'readCase', { caseId: own })).toBe('NOT_FOUND')
  const seen = (await world.done(worker, 'readCase', { caseId: own })).named
  expect(seen.map(({ adviserId }) => adviserId)).toEqual(['adv_l2'])
  world.clock.set('2026-11-25T02:00:00Z')
  expect((await world.done(l2, 'readCase', { caseId: own })).as).toBe('named')
  expect(await world.codeOf(l2, 'readCase', { caseId })).toBe('NOT_FOUND')
  expect(await world.codeOf(l2, 'handOverCase', { caseId: own, adviserId: 'adv_l2', summary: '给我' })).toBe(
    'NOT_FOUND',
  )
  await world.done(worker, 'cancelBooking', { bookingId: ahead.bookingId })
  expect(await world.codeOf(l2, 'readCase', { caseId: own })).toBe('NOT_FOUND')
})

test('a next lawyer who is taken at that hour takes nobody’s place, and bookings of other cases stay where they are', async () => {
  const other = await world.worker('w2')
  await world.book(other, DAY, 0, { adviserId: 'adv_l2' })
  const own = await world.book(worker, '2026-11-25', 0, { adviserId: 'adv_l1' })
  const { bookings } = await world.done(l1, 'handOverCase', {
    ...{ caseId, adviserId: 'adv_l2', summary: '看过合同' },
  })
  expect(bookings.map(({ bookingId: id, to }) => [id, to])).toEqual([[bookingId, undefined]])
  const { items } = await world.done(worker, 'listMyBookings', {})
  expect(items.find((one) => one.bookingId === own.bookingId)?.adviser.adviserId).toBe('adv_l1')
  expect((await world.done(other, 'listMyBookings', {})).items[0]?.adviser.adviserId).toBe('adv_l2')
})

test('a case given on while its time is being changed: one commit comes first, and the time has one owner whoever it is', async () => {
  const free = await world.slots(worker, DAY, { adviserId: 'adv_l1' })
  const later = free.filter(({ slotId }) => slotId !== undefined).at(-1)?.slotId ?? ''
  const answers = await Promise.all([
    world.codeOf(world.staff, 'assignCase', { caseId, adviserId: 'adv_l2' }),
    world.codeOf(worker, 'changeBooking', { bookingId, slotId: later }),
  ])
  expect(answers[0]).toBe('ok')
  const mine = (await world.done(worker, 'listMyBookings', {})).items.filter(
    ({ state }) => state === 'confirmed',
  )
  expect(mine).toHaveLength(1)
  expect((await world.done(l2, 'readCase', { caseId })).as).toBe('adviser')
})

test('after a lawyer has left the desk, the case that staff give to another takes its booking along', async () => {
  await world.done(world.staff, 'saveAdviser', {
    ...{
      adviserId: 'adv_l1',
      memberId: 'mem_l1',
      kind: 'lawyer',
      serviceIds: [LAW],
      notAgainst: [],
      active: false,
    },
    ...{ qualifications: [], goodAt: [], languages: [] },
  })
  expect(await receives()).toMatchObject({ deskName: 'w2', adviser: { adviserId: 'adv_l2' } })
  expect((await world.done(world.staff, 'assignCase', { caseId, adviserId: 'adv_l2' })).bookings).toEqual([])
  expect((await world.done(l2, 'readCase', { caseId })).as).toBe('adviser')
})
