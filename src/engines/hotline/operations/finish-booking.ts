import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { hotline } from '../contract'
import { finish } from '../parts/reminders'
import { writeEntry } from '../parts/open-case'
import { adviserBehind } from '../parts/who-sees'
import { DONE, operation } from '../services'

/** Nobody is taken to have missed it before a quarter of an hour has passed. */
const PATIENCE = 15 * MINUTE

export const finishBooking = operation(hotline.finishBooking, async (given) => {
  const { input, caller, clock, bookings, cases } = given
  const adviser = await adviserBehind(given, caller)
  const booking = await bookings.get(input.bookingId)
  if (booking?.adviserId !== adviser._id || (booking.state !== 'confirmed' && booking.state !== 'arrived'))
    throw refuse('NOT_FOUND')
  const now = clock.now()
  if (now < booking.startsAt || (!input.came && now < after(booking.startsAt, PATIENCE)))
    throw refuse('NOT_YET')
  await finish(given, booking, input.came || booking.state === 'arrived')
  const file = booking.caseId === undefined ? null : await cases.get(booking.caseId)
  if (file) {
    await cases.change(file._id, { changedAt: now })
    const came = input.came || booking.state === 'arrived'
    await writeEntry(given, file, {
      kind: 'booking',
      by: adviser._id,
      bookingId: booking._id,
      text: came ? '见过面了' : '没有见到',
    })
    if (input.note !== '')
      await writeEntry(given, file, { kind: 'note', by: adviser._id, text: input.note, shared: false })
  }
  return DONE
})
