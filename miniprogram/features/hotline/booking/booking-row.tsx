import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import type { Booking } from '../api'
import { when } from '../when'
import { words } from '../words'
import { BookingTag } from './booking-facts'

export const BookingRow = ({ booking, now }: { booking: Booking; now: number | undefined }) => (
  <Row
    icon="calendar"
    title={`${when(booking.startsAt, now)} ${booking.matter}`}
    sub={[
      words.adviser(booking.adviser.name, booking.adviser.kind),
      ...(booking.place === undefined ? [] : [booking.place.name]),
      booking.deskName,
    ].join('，')}
    end={<BookingTag state={booking.state} />}
    onTap={() => go('hotlineBooking', { bookingId: booking.bookingId })}
  />
)
