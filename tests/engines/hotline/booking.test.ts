import type { Caller } from '../../../src/kernel/caller'
import { another, LAW, openWorld, type World } from './world'

const DAY = '2026-11-24'
let world: World
let worker: Caller

beforeAll(async () => {
  world = await openWorld()
  await world.adviser('l1')
  await world.desk({ _id: 'w1', kind: 'window', number: 1 })
  await world.rule({ _id: 'r1', deskId: 'w1' }, 'adv_l1')
  await world.plan()
})
afterAll(() => world.close())
beforeEach(async () => {
  worker = await world.worker(`w${Math.random().toString(36).slice(2, 8)}`)
})

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
  expect(slots[0]).toMatchObject({ startsAt: '2026-11-24T01:00:00.000Z', left: 1 })
  expect(slots).toHaveLength(13)
  const { booking } = await world.done(worker, 'holdSlot', { slotId: slots[0]?.slotId ?? '' })
  expect(booking).toMatchObject({
    state: 'held',
    adviser: { adviserId: 'adv_l1' },
    deskName: 'w1',
    heldUntil: '2026-11-23T01:05:00.000Z',
  })
  const confirmed = await world.done(worker, 'confirmBooking', {
    bookingId: booking.bookingId,
    about: '加班费',
  })
  expect(confirmed.booking).toMatchObject({
    state: 'confirmed',
    about: '加班费',
    checkIn: { code: expect.stringMatching(/^\d{6}$/) as string },
  })
  expect((await world.slots(another(worker), DAY))[0]).toMatchObject({ left: 0 })
})
