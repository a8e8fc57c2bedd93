import { quantaOf } from '../rules/booking/quanta'
import type { BookingDoc } from '../store/bookings'
import type { Taking } from '../store/slots'

type Timed = Pick<
  BookingDoc,
  '_id' | 'memberId' | 'adviserId' | 'deskId' | 'roomId' | 'way' | 'startsAt' | 'endsAt' | 'freeAt'
>

/** What a booking takes: the adviser and the window or room with the buffer, and the person for the talk itself. */
export const takingOf = (booking: Timed): Taking => {
  const whole = quantaOf(booking.startsAt, booking.freeAt)
  const seat = booking.way === 'window' ? booking.deskId : booking.roomId
  return {
    bookingId: booking._id,
    resources: [
      { resourceId: booking.adviserId, quanta: whole, mapped: true },
      ...(seat === undefined ? [] : [{ resourceId: seat, quanta: whole, mapped: true }]),
      { resourceId: booking.memberId, quanta: quantaOf(booking.startsAt, booking.endsAt), mapped: false },
    ],
  }
}
