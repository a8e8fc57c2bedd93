import { bookings } from '../../../src/engines/hotline/store/bookings'
import { setsAgree } from './books'
import { another, CARE, FIRM_PATH, openWorld, type World } from './world'
import { person } from '../../support/test-house'

const DAY = '2026-11-24'
const ROOM = { serviceId: CARE, way: 'room' as const }
let world: World

/** Three counsellors, two rooms to talk in and one for couples. */
beforeEach(async () => {
  world = await openWorld()
  const rooms = [
    { _id: 'k1', purpose: '谈话' },
    { _id: 'k2', purpose: '谈话' },
    { _id: 'k3', purpose: '夫妻' },
  ]
  for (const room of rooms) await world.desk({ ...room, kind: 'room', serviceId: CARE })
  for (const n of [1, 2, 3]) {
    await world.adviser(`c${n}`, { kind: 'counsellor' })
    await world.desk({ _id: `care${n}`, kind: 'counselling', serviceId: CARE })
    await world.rule({ _id: `rc${n}`, deskId: `care${n}`, serviceId: CARE }, `adv_c${n}`)
  }
  await world.plan()
})
afterEach(async () => {
  await setsAgree(world.house.db)
  await world.close()
})

test('a talk takes a counsellor and a room together: with every room taken nobody is free, whoever sits there', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, (_, n) => world.worker(`p${n}`)))
  const rooms = new Set<string>()
  for (const caller of people.slice(0, 3)) {
    const booked = await world.book(caller, DAY, 0, ROOM)
    expect(booked).toMatchObject({ way: 'room', kind: 'psychology' })
    const found = await bookings.of(world.house.db).findOne({ _id: booked.bookingId })
    rooms.add(found?.roomId ?? '')
    if (rooms.size < 3)
      expect((await world.slots(people[3] ?? caller, DAY, ROOM))[0]?.left).toBeGreaterThan(0)
  }
  expect([...rooms].sort()).toEqual(['k1', 'k2', 'k3'])
  const first = (await world.slots(people[3] ?? person('p3'), DAY, ROOM))[0]
  expect(first).toMatchObject({ left: 0 })
  expect(first?.slotId).toBeUndefined()
})

test('a room for couples is found by its purpose, and one that is taken is not replaced by a room for something else', async () => {
  const [first, second] = [await world.worker('first'), await world.worker('second')]
  const couple = { ...ROOM, purpose: '夫妻' }
  const booked = await world.book(first, DAY, 0, couple)
  expect(booked.deskName).toBe('k3')
  const [slot] = await world.slots(second, DAY, couple)
  expect(slot).toMatchObject({ startsAt: booked.startsAt, left: 0 })
  expect((await world.slots(second, DAY, ROOM))[0]?.left).toBeGreaterThan(0)
  await world.done(another(first), 'cancelBooking', { bookingId: booked.bookingId })
  expect((await world.slots(another(second), DAY, couple))[0]?.left).toBeGreaterThan(0)
})

test('two hundred people who want one hour at once get as many talks as there are rooms, each room and counsellor once', async () => {
  const people = Array.from({ length: 200 }, (_, n) => person(`r${n}`, { orgPath: FIRM_PATH }))
  const tokens = await Promise.all(
    people.map(async (caller) => (await world.slots(caller, DAY, ROOM))[0]?.slotId ?? ''),
  )
  const codes = await Promise.all(
    people.map((caller, n) => world.codeOf(caller, 'holdSlot', { slotId: tokens[n] })),
  )
  expect(codes.filter((code) => code === 'ok')).toHaveLength(3)
  expect(new Set(codes)).toEqual(new Set(['ok', 'SLOT_TAKEN']))
  const held = await bookings.of(world.house.db).find({ state: 'held' }).toArray()
  expect(new Set(held.map(({ roomId }) => roomId)).size).toBe(3)
  expect(new Set(held.map(({ adviserId }) => adviserId)).size).toBe(3)
}, 60_000)
