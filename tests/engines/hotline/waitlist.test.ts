import { runHotlineRound } from '../../../src/engines/hotline/later'
import { offerFree } from '../../../src/engines/hotline/parts/waitlist'
import { bookings } from '../../../src/engines/hotline/store/bookings'
import { waits } from '../../../src/engines/hotline/store/waits'
import type { Caller } from '../../../src/kernel/caller'
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
