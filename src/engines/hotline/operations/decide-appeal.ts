import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { tell } from '../parts/tell'
import { DONE, operation } from '../services'

export const decideAppeal = operation(hotline.decideAppeal, async (given) => {
  const { input, caller, bookings, audit } = given
  const booking = await bookings.get(input.bookingId)
  requireScope(caller, booking?.orgPath, 'staff')
  if (!booking?.appeal) throw refuse('NOT_FOUND')
  if (booking.appeal.state !== 'asked') throw refuse('ALREADY_DECIDED')
  const state = input.accepted ? 'accepted' : 'refused'
  await bookings.change(booking._id, ['missed'], { appeal: { ...booking.appeal, state } })
  await tell(given, {
    key: `appeal:${booking._id}`,
    memberId: booking.memberId,
    kind: 'booking',
    text: input.accepted ? '您说的原因收到了，这次不算失约' : '看过您说的原因，这次仍算没有来',
    bookingId: booking._id,
  })
  await audit.record({
    action: 'decide-appeal',
    subject: booking._id,
    orgPath: booking.orgPath,
    detail: input.accepted ? '不算失约' : '仍算失约',
  })
  return DONE
})
