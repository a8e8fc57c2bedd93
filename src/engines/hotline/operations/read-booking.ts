import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { bookingViews } from '../parts/booking-view'
import { operation } from '../services'

export const readBooking = operation(hotline.readBooking, async (given) => {
  const found = await given.bookings.ofMember(given.input.bookingId, memberOf(given.caller))
  const [booking] = found ? await bookingViews(given, [found]) : []
  if (!booking) throw refuse('NOT_FOUND')
  return { at: given.clock.now().toISOString(), booking }
})
