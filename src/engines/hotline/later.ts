import { HOUSE } from '../../kernel/caller'
import { inTransaction, unitOf } from '../../kernel/transaction'
import { after, DAY, shanghaiDay } from '../../kernel/time'
import type { House } from '../../kernel/unit'
import { raiseChat } from './parts/chat-alarm'
import { breakPromise } from './parts/promise'
import { settleUnfinished } from './parts/reminders'
import { endHolds } from './parts/holds'
import { watchLine } from './parts/read-line'
import { leaveWithoutRole } from './parts/leave-desk'
import { extendRule } from './parts/planning'
import type { HotlinePorts } from './ports'
import { removeOld } from './retention'
import { endOldWaits, offerFree } from './parts/waitlist'
import { hotlineServices, type Services } from './services'

/** Plans the roster on to its horizon; safe to run twice and at once. Returns how many shifts are new. */
export const extendRoster = async (house: House, ports: HotlinePorts): Promise<number> => {
  const { roster, clock } = hotlineServices(ports, unitOf(house, HOUSE))
  let added = 0
  for (const rule of await roster.liveRules(shanghaiDay(clock.now()))) {
    const shifts = await inTransaction(house, HOUSE, (unit) => extendRule(hotlineServices(ports, unit), rule))
    added += shifts.length
  }
  return added
}

/** Looks for whatever is due, in case its message was lost, given up or late; safe to run twice and at once. */
export const runHotlineRound = async (house: House, ports: HotlinePorts): Promise<object> => {
  const { waits } = hotlineServices(ports, unitOf(house, HOUSE))
  let offers = 0
  await watchLine(house, ports)
  const holds = await endHolds(house, ports)
  const broken = await raiseLate(house, ports)
  for (const serviceId of await waits.services()) offers += await offerFree(house, ports, serviceId)
  return {
    hotlineRoles: await endRoles(house, ports),
    hotlineHolds: holds,
    hotlineLate: broken,
    hotlineOffers: offers,
    hotlineWaits: await inTransaction(house, HOUSE, (unit) => endOldWaits(hotlineServices(ports, unit))),
    hotlineShifts: await extendRoster(house, ports),
    hotlineRemoved: await removeOld(house),
  }
}

/** A role that ran out by its date ends without a word from anybody. */
const endRoles = async (house: House, ports: HotlinePorts): Promise<number> => {
  const { catalogue, people } = hotlineServices(ports, unitOf(house, HOUSE))
  let left = 0
  for (const { _id, memberId, kind, orgPath } of await catalogue.activeAdvisers()) {
    if (await people.holdsRole(memberId, kind, orgPath)) continue
    left += Number(
      await inTransaction(house, HOUSE, (unit) => leaveWithoutRole(hotlineServices(ports, unit), _id)),
    )
  }
  return left
}

const AT_ONCE = 200

/** Promises that are past: callbacks not rung, chats not answered, bookings that nobody finished. */
const raiseLate = async (house: House, ports: HotlinePorts): Promise<number> => {
  const { calls, chats, bookings, clock } = hotlineServices(ports, unitOf(house, HOUSE))
  const now = clock.now()
  const each = (work: (given: Services) => Promise<unknown>): Promise<unknown> =>
    inTransaction(house, HOUSE, (unit) => work(hotlineServices(ports, unit)))
  const due = await calls.due(now, AT_ONCE)
  for (const { _id, promisedBy } of due) await each((given) => breakPromise(given, _id, promisedBy))
  const overdue = await chats.overdue(now, AT_ONCE)
  for (const { _id, answerBy } of overdue)
    if (answerBy) await each((given) => raiseChat(given, _id, answerBy))
  for (const { _id, startsAt } of await bookings.unfinished(after(now, -DAY), AT_ONCE))
    await each((given) => settleUnfinished(given, { bookingId: _id, startsAt }))
  return due.length + overdue.length
}
