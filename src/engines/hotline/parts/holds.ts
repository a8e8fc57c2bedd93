import { sayDate } from '../../../kernel/time'
import { HOUSE } from '../../../kernel/caller'
import { inTransaction } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import { hotlineServices, type Services } from '../services'
import type { BookingDoc } from '../store/bookings'
import type { HotlinePorts } from '../ports'
import { takingOf } from './takings'
import { tell } from './tell'
import { TOPICS } from './topics'

const AT_ONCE = 100
/** Offers that one person may let pass. */
const PASSES = 3

/** Lets go whatever was held or offered and not confirmed in time, and hands it on. Safe to run twice, at once and late:
 *  a booking leaves its state once. Returns how many ended. */
export const endHolds = async (house: House, ports: HotlinePorts): Promise<number> => {
  let ended = 0
  for (;;) {
    const some = await inTransaction(house, HOUSE, async (unit) => {
      const given = hotlineServices(ports, unit)
      const over = await given.bookings.expired(given.clock.now(), AT_ONCE)
      await letGo(given, over)
      return over.length
    })
    ended += some
    if (some < AT_ONCE) return ended
  }
}

/** Ends holds and offers, whoever asked for it. */
export const letGo = async (given: Services, over: readonly BookingDoc[]): Promise<void> => {
  if (over.length === 0) return
  await given.slots.free(over.map(takingOf))
  await given.bookings.setState(
    over.map(({ _id }) => _id),
    ['held', 'offered'],
    'lapsed',
  )
  for (const booking of over) if (booking.waitId !== undefined) await passOn(given, booking, booking.waitId)
  for (const serviceId of new Set(over.map((one) => one.serviceId)))
    await given.outbox.add(TOPICS.freed, `${serviceId}:${over[0]?._id ?? ''}`, { serviceId })
}

/** Whoever let an offer pass stands behind the others; after the third the wait is over, and they are told. */
const passOn = async (given: Services, booking: BookingDoc, waitId: string): Promise<void> => {
  const wait = await given.waits.get(waitId)
  if (wait?.bookingId !== booking._id || wait.state !== 'offered') return
  const now = given.clock.now()
  const isLast = wait.passed + 1 >= PASSES
  await given.waits.backInLine(waitId, now)
  if (isLast) await given.waits.end(waitId, 'over')
  const when = sayDate(booking.startsAt)
  await tell(given, {
    key: `passed:${booking._id}`,
    memberId: booking.memberId,
    kind: 'waitlist',
    text: isLast
      ? `${when} 的空位没有确认，候补已经结束，可以重新排`
      : `${when} 的空位没有确认，已让给下一位`,
  })
}
