import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { DONE, operation } from '../services'

/** While staff have not decided, the miss does not count. */
export const appealMissed = operation(hotline.appealMissed, async ({ input, caller, bookings }) => {
  const booking = await bookings.ofMember(input.bookingId, memberOf(caller))
  if (booking?.state !== 'missed') throw refuse('NOT_FOUND')
  if (booking.appeal) throw refuse('ALREADY_DECIDED')
  await bookings.change(booking._id, ['missed'], { appeal: { reason: input.reason, state: 'asked' } })
  return DONE
})
