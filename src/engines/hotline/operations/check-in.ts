import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { arrive } from '../parts/arrival'
import { bookingViews } from '../parts/booking-view'
import { deskBehind } from '../parts/desk-code'
import { operation } from '../services'

export const checkIn = operation(hotline.checkIn, async (given) => {
  const { input, caller, bookings, signer, clock } = given
  const booking = await bookings.ofMember(input.bookingId, memberOf(caller))
  if (booking?.state !== 'confirmed' && booking?.state !== 'arrived') throw refuse('NOT_FOUND')
  const deskId = deskBehind(signer, input.deskCode)
  if (deskId === undefined || (deskId !== booking.deskId && deskId !== booking.roomId))
    throw refuse('WRONG_DESK')
  const [view] = await bookingViews(given, [await arrive(given, booking)])
  if (!view) throw refuse('NOT_FOUND')
  return { at: clock.now().toISOString(), booking: view }
})
