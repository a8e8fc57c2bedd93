import { createHotlineEngine } from '../../../src/engines/hotline'
import { signSlot } from '../../../src/engines/hotline/parts/slot-token'
import { bookings } from '../../../src/engines/hotline/store/bookings'
import { busyMaps, pieces } from '../../../src/engines/hotline/store/slots'
import type { Caller } from '../../../src/kernel/caller'
import { createDispatch, type Dispatch } from '../../../src/kernel/dispatch'
import { person } from '../../support/test-house'
import { setsAgree } from './books'
import { FIRM_PATH, LAW, openWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await openWorld()
  for (const n of [1, 2, 3, 4]) {
    await world.adviser(`l${n}`)
    await world.desk({ _id: `w${n}`, kind: 'window', number: n })
    await world.rule({ _id: `r${n}`, deskId: `w${n}` }, `adv_l${n}`)
  }
  await world.plan()
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const spec of [bookings, pieces, busyMaps]) await spec.of(world.house.db).deleteMany({})
})
afterEach(() => setsAgree(world.house.db))

const startAt = (nth: number): Date => new Date(Date.parse('2026-11-24T01:00:00Z') + nth * 30 * 60_000)
const tokenOf = (caller: Caller, nth: number): string =>
  signSlot(
    world.house.signer,
    caller.memberId ?? '',
    { serviceId: LAW, way: 'window' },
    startAt(nth),
    world.clock.now(),
  )
const fighters = (count: number, prefix: string): Caller[] =>
  Array.from({ length: count }, (_, n) => person(`${prefix}${n}`, { orgPath: FIRM_PATH }))
/** Six beginnings of the morning and four of the afternoon at four windows: forty places. */
const NTH = [0, 1, 2, 3, 4, 5, 9, 10, 11, 12]

test('500 people who want 40 times at the same moment get 40, one each, and the others are told that it is taken', async () => {
  const people = fighters(500, 'f')
  const answers = await Promise.all(
    people.map((caller, n) =>
      world.call(caller, 'hotline.holdSlot', { slotId: tokenOf(caller, NTH[n % NTH.length] ?? 0) }),
    ),
  )
  const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(40)
  expect(new Set(codes)).toEqual(new Set(['ok', 'SLOT_TAKEN']))
  const held = await bookings.of(world.house.db).find({ state: 'held' }).toArray()
  expect(new Set(held.map(({ adviserId, startsAt }) => `${adviserId} ${startsAt.toISOString()}`)).size).toBe(
    40,
  )
  // Adviser and window for 20 minutes and the buffer, the person for 20 minutes.
  expect(await pieces.of(world.house.db).countDocuments()).toBe(40 * (3 + 3 + 2))
}, 120_000)

test('two processes that give out the same times at once never give one twice', async () => {
  const twin = openTwin()
  const people = fighters(60, 'p')
  const answers = await Promise.all(
    people.map((caller, n) =>
      n % 2
        ? world.call(caller, 'hotline.holdSlot', { slotId: tokenOf(caller, 0) })
        : twin({
            engine: 'hotline',
            operation: 'holdSlot',
            input: { slotId: tokenOf(caller, 0) },
            credential: { kind: 'token', token: JSON.stringify(caller) },
            key: `key-twin-${n}`,
            address: '203.0.113.1',
          }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
  expect(answers.filter((answer) => !answer.ok && answer.refusal.code !== 'SLOT_TAKEN')).toEqual([])
}, 120_000)

/** A second process on the same database: its calls are gathered by themselves. */
const openTwin = (): Dispatch =>
  createDispatch(world.house, [createHotlineEngine(world.ports)], async (credential) =>
    credential.kind === 'token' ? (JSON.parse(credential.token) as Caller) : undefined,
  )

test('one person who takes two times at the same moment from two phones holds one of them', async () => {
  const [caller] = fighters(1, 'q')
  if (!caller) throw new Error('nobody')
  const phones = [0, 4].map((nth, at) => ({ caller: { ...caller, accountId: `acc_q${at}` }, nth }))
  const answers = await Promise.all(
    phones.map((phone) =>
      world.call(phone.caller, 'hotline.holdSlot', { slotId: tokenOf(phone.caller, phone.nth) }),
    ),
  )
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  expect(await bookings.of(world.house.db).countDocuments({ state: 'held' })).toBe(1)
})

test('a hold that is confirmed and runs out at the same moment is one or the other, and its time is owned or free', async () => {
  const [caller] = fighters(1, 'z')
  if (!caller) throw new Error('nobody')
  await world.worker('z0')
  for (let round = 0; round < 5; round += 1) {
    const who = { ...caller, accountId: `acc_z${round}` }
    const held = await world.done(who, 'holdSlot', { slotId: tokenOf(who, NTH[round] ?? 0) })
    world.clock.move(5 * 60_000 - 1)
    const confirming = world.call(who, 'hotline.confirmBooking', { bookingId: held.booking.bookingId })
    world.clock.move(2)
    const [answer] = await Promise.all([confirming, world.deliver()])
    world.clock.move(20_000)
    await world.deliver()
    const stored = await bookings.of(world.house.db).findOne({ _id: held.booking.bookingId })
    expect(stored?.state).toBe(answer.ok ? 'confirmed' : 'lapsed')
    await setsAgree(world.house.db)
    if (answer.ok) await world.done(who, 'cancelBooking', { bookingId: held.booking.bookingId })
  }
}, 120_000)
