import { runHotlineRound } from '../../../src/engines/hotline/later'
import type { Caller } from '../../../src/kernel/caller'
import { profiled } from '../../support/profiled'
import { another, LAW, openWorld, type World } from './world'

interface Asked {
  ns: string
  planSummary?: string
}
type Profiled = Required<Asked>

const DAY = '2026-11-24'
/** A handful of entries that staff make; they are read whole, and what is asked all day is kept in memory. */
const LITTLE = ['hotline_services', 'hotline_advisers', 'hotline_rules']
let world: World
let worker: Caller
let l1: Caller

beforeAll(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  await world.adviser('l2', { direct: true })
  for (const kind of ['window', 'phone', 'chat'] as const)
    await world.seat(kind, ['adv_l1'], { standbyIds: ['adv_l2'] })
  await world.plan()
  worker = await world.worker('w')
  const crowd = await Promise.all(Array.from({ length: 6 }, (_, n) => world.worker(`c${n}`)))
  for (const [n, caller] of crowd.entries()) {
    await world.book(caller, DAY, n)
    await world.done(caller, 'openChat', { serviceId: LAW, text: '社保没有交' })
    await world.done(caller, 'requestCallback', { serviceId: LAW })
  }
})
afterAll(() => world.close())

/** What the database was asked of the hotline meanwhile, as it planned it. */
const profile = async (work: () => Promise<unknown>): Promise<Profiled[]> =>
  (await profiled<Asked>(world.house.db, work)).filter(
    (asked): asked is Profiled => asked.planSummary !== undefined && /\.hotline_/.test(asked.ns),
  )

const walks = (asked: readonly Profiled[]): string[] =>
  asked
    .filter(({ planSummary }) => planSummary.includes('COLLSCAN'))
    .map(({ ns }) => ns.slice(ns.indexOf('.') + 1))
    .filter((name) => !LITTLE.includes(name))

test('what people and the desk ask all day walks through no collection', async () => {
  const asked = await profile(async () => {
    const wish = { serviceId: LAW, way: 'window' as const }
    await world.done(worker, 'listServices', {})
    await world.done(worker, 'readDutyCard', {})
    await world.done(worker, 'searchFreeTimes', { wish })
    const booking = await world.book(worker, DAY)
    const slotId = (await world.slots(worker, DAY)).find((slot) => slot.slotId !== undefined)?.slotId ?? ''
    await world.done(another(worker), 'changeBooking', { bookingId: booking.bookingId, slotId })
    await world.done(worker, 'listMyBookings', {})
    await world.done(worker, 'listMyBookings', { past: true })
    await world.done(worker, 'joinWaitlist', { wish, from: '2026-11-28', until: '2026-11-29' })
    await world.done(worker, 'listMyWaits', {})
    const { step } = await world.done(worker, 'startCall', { serviceId: LAW })
    await world.done(worker, 'readOpenCall', {})
    await world.done(worker, 'reportNoAnswer', { callId: step.callId })
    const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: '工资没有发' })
    const { callback } = await world.done(worker, 'requestCallback', { serviceId: LAW })
    await world.done(worker, 'listMyCallbacks', {})
    await world.done(worker, 'listMyCases', {})
    await world.done(worker, 'readCase', { caseId: chat.caseId })
    await world.done(worker, 'readChat', { caseId: chat.caseId, after: 0 })
    await world.done(worker, 'markChatRead', { caseId: chat.caseId, position: 1 })
    await world.done(worker, 'listNotices', {})
    await world.done(l1, 'readMyDesk', {})
    await world.done(l1, 'takeCallback', { callbackId: callback.callbackId })
    await world.done(l1, 'logCallback', { callbackId: callback.callbackId, reached: true })
    await world.done(l1, 'sendMessage', { caseId: chat.caseId, text: '请把工资条拍给我' })
    await world.done(l1, 'listCases', {})
    await world.done(l1, 'listColleagues', { serviceId: LAW })
    await world.done(world.staff, 'listAlarms', {})
    for (const about of [{}, { late: true }, { nobody: true }])
      await world.done(world.staff, 'listCaseClocks', about)
    await world.done(world.staff, 'listAppeals', {})
    await world.done(world.staff, 'listRoster', { from: DAY })
    await world.done(world.staff, 'listLeaves', {})
  })
  expect(asked.length).toBeGreaterThan(100)
  expect(walks(asked)).toEqual([])
})

test('what the house looks for by itself walks through no collection either', async () => {
  const asked = await profile(async () => {
    world.clock.move(3 * 3_600_000)
    await world.deliver()
    await runHotlineRound(world.house, world.ports)
    await world.done(l1, 'takeLeave', { from: `${DAY}T00:00:00Z`, to: `${DAY}T16:00:00Z` })
    world.clock.move(20_000)
    await world.deliver()
  })
  expect(asked.length).toBeGreaterThan(50)
  expect(walks(asked)).toEqual([])
})
