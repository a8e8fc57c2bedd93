import { runHotlineRound } from '../../../src/engines/hotline/later'
import { leaveDesk } from '../../../src/engines/hotline/parts/leave-desk'
import { offerFree } from '../../../src/engines/hotline/parts/waitlist'
import { hotlineServices } from '../../../src/engines/hotline/services'
import { bookings } from '../../../src/engines/hotline/store/bookings'
import { waits } from '../../../src/engines/hotline/store/waits'
import { HOUSE, type Caller } from '../../../src/kernel/caller'
import { inTransaction } from '../../../src/kernel/transaction'
import { crashingHouse } from '../../flows/crashing-house'
import { setsAgree } from './books'
import { another, LAW, openWorld, type World } from './world'

const DAY = '2026-11-24'
let world: World
let owner: Caller
let bookingId: string

/** One window that is open for one talk a day, and somebody has it. */
beforeEach(async () => {
  world = await openWorld()
  await world.adviser('l1')
  await world.desk({ _id: 'w1', kind: 'window' })
  await world.rule({ _id: 'r1', deskId: 'w1', hours: [{ from: '10:00', to: '10:30' }] }, 'adv_l1')
  await world.plan()
  owner = await world.worker('owner')
  bookingId = (await world.book(owner, DAY)).bookingId
})
afterEach(async () => {
  await setsAgree(world.house.db)
  await world.close()
})

const join = async (caller: Caller) =>
  world.done(caller, 'joinWaitlist', { wish: { serviceId: LAW, way: 'window' }, from: DAY, until: DAY })
const offerOf = async (caller: Caller) => (await world.done(another(caller), 'listMyWaits', {})).items[0]

test('a time that comes free is offered to the first who waits, kept for ten minutes, and goes on when it is not confirmed', async () => {
  const [first, second] = [await world.worker('first'), await world.worker('second')]
  expect((await join(first)).ahead).toBe(0)
  world.clock.move(1000)
  expect((await join(second)).ahead).toBe(1)
  expect(
    await world.codeOf(first, 'joinWaitlist', {
      wish: { serviceId: LAW, way: 'window' },
      from: DAY,
      until: DAY,
    }),
  ).toBe('WAITING_ALREADY')
  await world.deliver()
  expect((await offerOf(first))?.state).toBe('waiting')
  await world.done(owner, 'cancelBooking', { bookingId })
  await world.deliver()
  expect(await offerOf(first)).toMatchObject({
    state: 'offered',
    offer: { heldUntil: '2026-11-23T01:10:01.000Z' },
  })
  expect((await offerOf(second))?.state).toBe('waiting')
  expect(world.sms.sent().at(-1)).toMatchObject({ template: 'waitlist' })
  // Nobody else finds it meanwhile.
  expect((await world.slots(await world.worker('third'), DAY))[0]?.left).toBe(0)
  world.clock.move(11 * 60_000)
  await world.deliver()
  expect((await offerOf(first))?.state).toBe('waiting')
  const offer = (await offerOf(second))?.offer
  await world.done(second, 'confirmBooking', { bookingId: offer?.bookingId ?? '' })
  expect(await offerOf(second)).toBeUndefined()
  expect(await world.codeOf(first, 'confirmBooking', { bookingId: offer?.bookingId ?? '' })).toBe('NOT_FOUND')
})

test('ten rounds of hand-on at once offer one time to one person', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, (_, n) => world.worker(`p${n}`)))
  for (const caller of people) await join(caller)
  await world.done(owner, 'cancelBooking', { bookingId })
  await Promise.all(Array.from({ length: 10 }, () => offerFree(world.house, world.ports, LAW)))
  await world.deliver()
  expect(await bookings.of(world.house.db).countDocuments({ state: 'offered' })).toBe(1)
  expect(await waits.of(world.house.db).countDocuments({ state: 'offered' })).toBe(1)
})

test('a process killed at any write of a hand-on leaves no offer without its time and no time without its offer', async () => {
  const waiting = await world.worker('first')
  await join(waiting)
  await world.done(owner, 'cancelBooking', { bookingId })
  let met = 0
  for (let died = true; died;) {
    const dying = crashingHouse(world.house, met + 1, met % 2 ? 'after' : 'before')
    await offerFree(dying.house, world.ports, LAW).catch(() => undefined)
    died = dying.crashed()
    met += died ? 1 : 0
    await setsAgree(world.house.db)
    const [offered, owned] = await Promise.all([
      waits.of(world.house.db).countDocuments({ state: 'offered' }),
      bookings.of(world.house.db).countDocuments({ state: 'offered' }),
    ])
    expect(offered).toBe(owned)
  }
  expect(met).toBeGreaterThan(2)
  await runHotlineRound(world.house, world.ports)
  expect((await offerOf(waiting))?.state).toBe('offered')
})

test('leaving while an offer is open hands it on; a wait whose days are over ends and says so', async () => {
  const [first, second] = [await world.worker('first'), await world.worker('second')]
  const { waitId } = await join(first)
  await join(second)
  await world.done(owner, 'cancelBooking', { bookingId })
  await world.deliver()
  await world.done(first, 'leaveWaitlist', { waitId })
  await world.deliver()
  expect((await offerOf(second))?.state).toBe('offered')
  world.clock.set('2026-11-25T01:00:00Z')
  await runHotlineRound(world.house, world.ports)
  await runHotlineRound(world.house, world.ports)
  expect(await offerOf(second)).toBeUndefined()
})

describe('who waits for the lawyer of their case', () => {
  let caseId: string

  /** The owner waits for another talk with l1 on the same day; l2 sits at a window of their own, l3 nowhere. */
  beforeEach(async () => {
    await world.adviser('l2')
    await world.adviser('l3')
    await world.desk({ _id: 'w2', kind: 'window' })
    await world.rule({ _id: 'r2', deskId: 'w2', hours: [{ from: '10:00', to: '10:30' }] }, 'adv_l2')
    await world.plan()
    caseId = (await world.done(owner, 'readBooking', { bookingId })).booking.caseId ?? ''
    const wish = { serviceId: LAW, way: 'window' as const, adviserId: 'adv_l1' }
    await world.done(owner, 'joinWaitlist', { wish, from: DAY, until: DAY })
    expect((await offerOf(owner))?.adviser?.name).toBe('王范l1')
  })

  const told = async () =>
    (await world.done(another(owner), 'listNotices', {})).items.flatMap(({ kind, text }) =>
      kind === 'waitlist' ? [text] : [],
    )

  test('waits for the next one when the case is given on, at the same place, and is told', async () => {
    const other = await world.worker('other')
    await join(other)
    const before = await waits.of(world.house.db).findOne({ memberId: 'mem_owner' })
    const give = { caseId, adviserId: 'adv_l2' }
    await world.done(world.staff, 'assignCase', { ...give, preview: true })
    expect((await offerOf(owner))?.adviser?.name).toBe('王范l1')
    await world.done(another(world.staff), 'assignCase', give)
    expect(await offerOf(owner)).toMatchObject({ adviser: { name: '王范l2' }, ahead: 0 })
    const after = await waits.of(world.house.db).findOne({ memberId: 'mem_owner' })
    expect(after).toEqual({ ...before, wish: { ...before?.wish, adviserId: 'adv_l2' } })
    expect(await told()).toEqual(['您等的是王范l1律师的空位，改为等王范l2律师的，位置不变'])
  })

  test.each([
    ['the next one does not sit at such a desk', { adviserId: 'adv_l3' }],
    ['whoever gives it lets the talks stay', { adviserId: 'adv_l2', bookings: 'keep' as const }],
  ])('still waits for the same one when %s', async (_why, give) => {
    await world.done(world.staff, 'assignCase', { caseId, ...give })
    expect((await offerOf(owner))?.adviser?.name).toBe('王范l1')
    expect(await told()).toEqual([])
  })

  test('still waits for the same one who has another case of theirs', async () => {
    const second = await world.done(owner, 'openChat', { serviceId: LAW, text: '另一件事' })
    await world.done(world.staff, 'assignCase', { caseId: second.chat.caseId, adviserId: 'adv_l1' })
    await world.done(world.staff, 'assignCase', { caseId, adviserId: 'adv_l2' })
    expect((await offerOf(owner))?.adviser?.name).toBe('王范l1')
  })

  test('waits for anybody, and is told, when that one leaves the desk; what is free then is offered', async () => {
    await inTransaction(world.house, HOUSE, async (unit) => {
      const given = hotlineServices(world.ports, unit)
      const adviser = await given.catalogue.adviser('adv_l1')
      if (adviser) await leaveDesk(given, adviser)
    })
    expect((await offerOf(owner))?.adviser).toBeUndefined()
    expect(await told()).toContain('您等的王范l1律师不再值班，改为谁有空都给您留，位置不变')
    await world.done(owner, 'cancelBooking', { bookingId })
    await world.deliver()
    expect(await offerOf(owner)).toMatchObject({ state: 'offered', offer: { adviser: { name: '王范l2' } } })
  })
})
