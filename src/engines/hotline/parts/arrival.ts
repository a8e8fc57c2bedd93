import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import type { Services } from '../services'
import type { BookingDoc } from '../store/bookings'
import { tell } from './tell'
import { hourOf } from '../rules/local-time'

const EARLY = 30 * MINUTE

/** The person is there: from half an hour before until the end. Again is the same. */
export const arrive = async (given: Services, booking: BookingDoc): Promise<BookingDoc> => {
  const now = given.clock.now()
  if (booking.state === 'arrived') return booking
  if (now < after(booking.startsAt, -EARLY) || now > booking.endsAt) throw refuse('NOT_YET')
  const arrived = await given.bookings.change(booking._id, ['confirmed'], { state: 'arrived' })
  if (!arrived) throw refuse('NOT_FOUND')
  const adviser = await given.catalogue.adviser(booking.adviserId)
  if (adviser)
    await tell(given, {
      key: `arrived:${booking._id}`,
      memberId: adviser.memberId,
      kind: 'booking',
      text: `${hourOf(booking.startsAt)} 约的人到了`,
    })
  return arrived
}
