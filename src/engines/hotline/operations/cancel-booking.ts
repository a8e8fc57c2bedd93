import { sayDate } from '../../../kernel/time'
import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { changeUntil } from '../parts/booking-view'
import { writeEntry } from '../parts/open-case'
import { takingOf } from '../parts/takings'
import { TOPICS } from '../parts/topics'
import { DONE, operation } from '../services'

export const cancelBooking = operation(hotline.cancelBooking, async (given) => {
  const { input, caller, clock, bookings, slots, outbox, cases } = given
  const now = clock.now()
  const booking = await bookings.ofMember(input.bookingId, memberOf(caller))
  if (booking?.state !== 'confirmed' && booking?.state !== 'displaced') throw refuse('NOT_FOUND')
  const late = changeUntil(booking, await boardOf(given, booking.serviceId)) < now
  if (late && booking.state === 'confirmed') throw refuse('TOO_LATE_TO_CHANGE')
  const changed = await bookings.change(booking._id, [booking.state], { state: 'cancelled' })
  if (!changed) throw refuse('NOT_FOUND')
  if (booking.state === 'confirmed') {
    await slots.free([takingOf(booking)])
    await outbox.add(TOPICS.freed, `${booking.serviceId}:${booking._id}`, { serviceId: booking.serviceId })
  }
  const file = booking.caseId === undefined ? null : await cases.get(booking.caseId)
  if (file)
    await writeEntry(given, file, {
      kind: 'booking',
      by: 'worker',
      bookingId: booking._id,
      text: `取消了${sayDate(booking.startsAt)}的预约`,
    })
  return DONE
})
