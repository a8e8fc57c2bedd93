import { after, DAY, HOUR, MINUTE, sayDate } from '../../../kernel/time'
import type { Services } from '../services'
import type { BookingDoc } from '../store/bookings'
import { boardOf } from './board'
import { titled } from './cards'
import { tell } from './tell'
import { TOPICS } from './topics'

const BEFORE = { day: DAY, hours: 2 * HOUR } as const
type Which = keyof typeof BEFORE
/** After the end; then somebody should have said how it went. */
const FINISH = 30 * MINUTE

/** Leaves the messages that will remind the person, and ask what became of it. */
export const remindersOf = async (
  { outbox, clock }: Pick<Services, 'outbox' | 'clock'>,
  booking: Pick<BookingDoc, '_id' | 'startsAt' | 'endsAt'>,
): Promise<void> => {
  const { _id: bookingId, startsAt, endsAt } = booking
  const key = `${bookingId}:${startsAt.getTime()}`
  for (const which of ['day', 'hours'] as const) {
    const dueAt = after(startsAt, -BEFORE[which])
    if (dueAt > clock.now())
      await outbox.add(TOPICS.remind, `${key}:${which}`, { bookingId, startsAt, which }, dueAt)
  }
  await outbox.add(TOPICS.unfinished, key, { bookingId, startsAt }, after(endsAt, FINISH))
}

/** Reminds of a booking that still stands at that time and is still ahead: a late timer says nothing untrue. */
export const remind = async (
  given: Services,
  { bookingId, startsAt, which }: { bookingId: string; startsAt: Date; which: Which },
): Promise<void> => {
  const booking = await given.bookings.get(bookingId)
  const now = given.clock.now()
  if (booking?.state !== 'confirmed' || booking.startsAt.getTime() !== startsAt.getTime() || startsAt <= now)
    return
  const adviser = (await boardOf(given, booking.serviceId)).advisers.get(booking.adviserId)
  const when = sayDate(startsAt)
  await tell(given, {
    key: `remind:${bookingId}:${startsAt.getTime()}:${which}`,
    memberId: booking.memberId,
    kind: 'booking',
    text: `${when} 见${adviser ? titled(adviser) : '约好的人'}，不能来请先取消`,
    bookingId,
    by: { template: 'booking', params: { when }, until: startsAt },
  })
}

/** Nobody said how it went: at a window or in a room the person is taken to have missed it, which they may object to; on the
 *  phone or at the firm the adviser is taken to have done it. */
export const settleUnfinished = async (
  given: Services,
  { bookingId, startsAt }: { bookingId: string; startsAt: Date },
): Promise<void> => {
  const booking = await given.bookings.get(bookingId)
  if (!booking || booking.startsAt.getTime() !== startsAt.getTime()) return
  if (after(booking.endsAt, FINISH) > given.clock.now()) return
  const seen = booking.state === 'arrived' || booking.way === 'phone' || booking.way === 'visit'
  if (booking.state !== 'confirmed' && booking.state !== 'arrived') return
  await finish(given, booking, seen)
}

/** The end of a booking; its pieces of time stay with it, for they are past. */
export const finish = async (given: Services, booking: BookingDoc, came: boolean): Promise<void> => {
  const state = came ? 'done' : 'missed'
  const changed = await given.bookings.change(booking._id, ['confirmed', 'arrived'], { state })
  if (!changed || came) return
  await tell(given, {
    key: `missed:${booking._id}`,
    memberId: booking.memberId,
    kind: 'booking',
    text: '约好的时间没有见到您。记错了，或者有原因，可以说一声',
    bookingId: booking._id,
  })
}
