import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import type { BookingRow } from '../duty-api'
import { homeWords as words } from '../home-words'
import { serverNow } from '../server-clock'
import { when } from '../when'

/** It is still to come, and sure. */
export const isAhead = ({ state }: BookingRow): boolean => state === 'confirmed' || state === 'arrived'

/** Where to be and when, as one line that leads to the booking. */
export const NextBooking = ({ booking }: { booking: BookingRow }) => {
  const { bookingId, startsAt, adviser, place, deskName } = booking
  return (
    <Row
      icon="calendar"
      title={`${when(startsAt, serverNow())} ${words.title(adviser.name, adviser.kind)}`}
      sub={place === undefined ? deskName : `${place.name}，${deskName}`}
      onTap={() => go('hotlineBooking', { bookingId })}
    />
  )
}
