import { HOUSE } from '../../../kernel/caller'
import { Refusal } from '../../../kernel/refusal'
import { after, sayDate, shanghaiDay, startOfDay } from '../../../kernel/time'
import { inTransaction } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import type { HotlinePorts } from '../ports'
import { addDays, hourOf } from '../rules/local-time'
import { hotlineServices, type Services } from '../services'
import type { WaitDoc } from '../store/waits'
import { OFFER, reserve } from './reserve'
import { tell } from './tell'
import { bookableSpan, dayStart, timesFor, wantedBy } from './wanted'

/** People looked at in one go, and times tried for one of them. */
const LOOKED_AT = 50
const TRIED = 5

/** Offers what is free to those who wait, first come first, each in a commit of its own. Safe to run twice and at once:
 *  a wait is offered one time at a time, and a time has one owner. Returns how many offers were made. */
export const offerFree = async (house: House, ports: HotlinePorts, serviceId: string): Promise<number> => {
  const waiting = await inTransaction(house, HOUSE, (unit) =>
    hotlineServices(ports, unit).waits.waiting(serviceId, LOOKED_AT),
  )
  let offers = 0
  for (const wait of waiting)
    if (await inTransaction(house, HOUSE, (unit) => offerTo(hotlineServices(ports, unit), wait._id)))
      offers += 1
  return offers
}

const offerTo = async (given: Services, waitId: string): Promise<boolean> => {
  const wait = await given.waits.get(waitId)
  if (wait?.state !== 'waiting') return false
  const now = given.clock.now()
  const person = { memberId: wait.memberId, personPath: wait.personPath }
  const wanted = await wantedBy(given, person, wait.wish)
  const until = after(now, OFFER)
  for (const startsAt of (await freeFor(given, wait, now)).slice(0, TRIED)) {
    const bookingId = given.ids.next('booking')
    const [result] = await reserve(given, [
      { bookingId, person, wanted, startsAt, keep: { state: 'offered', until, waitId } },
    ])
    if (result === undefined || result instanceof Refusal) continue
    await given.waits.offered(waitId, bookingId)
    await tell(given, {
      key: `offer:${bookingId}`,
      memberId: wait.memberId,
      kind: 'waitlist',
      text: `${sayDate(startsAt)} 有空位，为您留到 ${hourOf(until)}`,
      bookingId,
      by: { template: 'waitlist', params: { when: sayDate(startsAt), until: hourOf(until) }, until },
    })
    return true
  }
  return false
}

/** Beginnings that answer a wait, in order. */
export const freeFor = async (given: Services, wait: WaitDoc, now: Date): Promise<Date[]> => {
  const person = { memberId: wait.memberId, personPath: wait.personPath }
  const wanted = await wantedBy(given, person, wait.wish)
  const { firstDay, days } = bookableSpan(wanted.board, now, wait.from, 31)
  const last = addDays(firstDay, days - 1) < wait.until ? addDays(firstDay, days - 1) : wait.until
  // An offer needs its minutes: what begins sooner cannot be offered.
  const from = dayStart(firstDay, after(now, OFFER))
  const times = await timesFor(given, wanted, from, startOfDay(addDays(last, 1)))
  return times.flatMap(({ startsAt, free }) => {
    const morning = hourOf(startsAt) < '12:00'
    const fits = wait.part === undefined || morning === (wait.part === 'morning')
    return free.length > 0 && fits ? [startsAt] : []
  })
}

/** Waits whose last day is past end, and their people are told. */
export const endOldWaits = async (given: Services): Promise<number> => {
  const over = await given.waits.outlived(shanghaiDay(given.clock.now()), 200)
  for (const { _id, memberId } of over) {
    await given.waits.end(_id, 'over')
    await tell(given, {
      key: `over:${_id}`,
      memberId,
      kind: 'waitlist',
      text: '候补的日子已过，没有等到空位，可以重新选时间',
    })
  }
  return over.length
}
