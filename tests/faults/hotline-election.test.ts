import { bookings } from '../../src/engines/hotline/store/bookings'
import { offerFree } from '../../src/engines/hotline/parts/waitlist'
import { notices } from '../../src/engines/hotline/store/notices'
import { waits } from '../../src/engines/hotline/store/waits'
import type { Caller } from '../../src/kernel/caller'
import { connectDatabase } from '../../src/kernel/database'
import { createFiles } from '../../src/kernel/files'
import { createLimits } from '../../src/kernel/limits'
import { setsAgree } from '../engines/hotline/books'
import { LAW, openWorld, type World } from '../engines/hotline/world'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'

/** The primary dies while freed times are handed on to those who wait and others fight for the afternoon. */
const DAY = '2026-11-24'
const WAITING = 8
const FIGHTING = 60

let set: ReplicaSet
let world: World
beforeAll(async () => {
  set = await startReplicaSet(3)
  const { client, db } = await connectDatabase(set.uri, 'hotline-election', 20)
  world = await openWorld(undefined, (house) => {
    Object.assign(house, {
      ...{
        client,
        db,
        files: createFiles(db, house.vault),
        limits: createLimits(client, 'hotline-election', false),
      },
    })
  })
  await world.adviser('l1')
  await world.adviser('l2')
  for (const n of [1, 2]) {
    await world.desk({ _id: `w${n}`, kind: 'window', number: n })
    await world.rule({ _id: `r${n}`, deskId: `w${n}` }, `adv_l${n}`)
  }
  await world.plan()
}, 90_000)
afterAll(async () => {
  await world.house.client.close()
  await world.close()
  await set.stop()
})

/** What a phone does: the same key again until the answer is definite. */
const untilAnswered = async (caller: Caller, slotId: string, key: string): Promise<string> => {
  for (;;) {
    const answer = await world.call(caller, 'hotline.holdSlot', { slotId }, key)
    if (answer.ok) return 'held'
    if (answer.refusal.code !== 'AWAY') return answer.refusal.code
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test('a primary that dies during a hand-on: every freed time has one owner, whoever was told of an offer has it, and the books agree', async () => {
  const owners = await Promise.all(Array.from({ length: WAITING }, (_, n) => world.worker(`o${n}`)))
  const waiting = await Promise.all(Array.from({ length: WAITING }, (_, n) => world.worker(`q${n}`)))
  const fighting = await Promise.all(Array.from({ length: FIGHTING }, (_, n) => world.worker(`f${n}`)))
  const owned = []
  for (const caller of owners) owned.push(await world.book(caller, DAY))
  for (const caller of waiting)
    await world.done(caller, 'joinWaitlist', {
      wish: { serviceId: LAW, way: 'window' },
      ...{ from: DAY, until: DAY, part: 'morning' },
    })
  const tokens = await Promise.all(
    fighting.map(async (caller, n) => {
      const free = (await world.slots(caller, DAY)).filter(
        ({ slotId, startsAt }) => slotId !== undefined && startsAt > `${DAY}T04:00`,
      )
      return free[n % free.length]?.slotId ?? ''
    }),
  )
  for (const [n, { bookingId }] of owned.entries())
    await world.done(owners[n] as Caller, 'cancelBooking', { bookingId })
  const handOn = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) {
      await offerFree(world.house, world.ports, LAW).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const fights = fighting.map(async (caller, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 25))
    return untilAnswered(caller, tokens[n] ?? '', `key-fight-${n}`)
  })
  const handing = [handOn(), handOn()]
  await new Promise((resolve) => setTimeout(resolve, 250))
  await set.members[0]?.kill()
  const said = await Promise.all(fights)
  await Promise.all(handing)

  const { db } = world.house
  await setsAgree(db)
  const held = await bookings.of(db).find({ state: 'held' }).toArray()
  expect(said.filter((one) => one === 'held')).toHaveLength(held.length)
  expect(new Set(said)).toEqual(new Set(['held', 'SLOT_TAKEN']))
  const offered = await bookings.of(db).find({ state: 'offered' }).toArray()
  expect(offered).toHaveLength(WAITING)
  expect(await waits.of(db).countDocuments({ state: 'offered' })).toBe(offered.length)
  const told = await notices.of(db).find({ kind: 'waitlist' }).toArray()
  expect(told.map(({ bookingId }) => bookingId).sort()).toEqual(offered.map(({ _id }) => _id).sort())
}, 120_000)
