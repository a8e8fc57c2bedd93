import { sayDate } from '../../../kernel/time'
import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { bookingView } from '../parts/booking-view'
import { titled } from '../parts/cards'
import { caseFor, writeEntry } from '../parts/open-case'
import { ABOUT, sealText } from '../parts/sealing'
import { remindersOf } from '../parts/reminders'
import { operation } from '../services'

/** Turns a hold or an offer into a booking while it lasts, whatever the timers do meanwhile: this and their work meet on
 *  the same record, and only one of them finds it as it was. */
export const confirmBooking = operation(hotline.confirmBooking, async (given) => {
  const { input, caller, clock, ids, vault, bookings, waits } = given
  const now = clock.now()
  const held = await bookings.ofMember(input.bookingId, memberOf(caller))
  if (!held) throw refuse('NOT_FOUND')
  const stands =
    (held.state === 'held' || held.state === 'offered') &&
    held.heldUntil !== undefined &&
    held.heldUntil > now
  if (!stands) throw refuse('HOLD_OVER')
  if (held.way === 'visit' && input.address === undefined) throw refuse('ADDRESS_NEEDED')
  const board = await boardOf(given, held.serviceId)
  const file = await caseFor(given, caller, board, {
    caseId: input.caseId,
    matterId: held.matterId,
    text: input.about,
    adviserId: held.adviserId,
  })
  const code = ids.digits(6)
  const booked = await bookings.change(
    held._id,
    ['held', 'offered'],
    {
      state: 'confirmed',
      confirmedAt: now,
      caseId: file._id,
      code: vault.seal(code, ABOUT.code),
      codeKey: vault.blind(code, ABOUT.code),
      ...(input.about !== '' && { about: sealText(vault, held.kind, input.about) }),
      ...(input.address !== undefined && { address: sealText(vault, held.kind, input.address) }),
    },
    ['heldUntil'],
  )
  if (!booked) throw refuse('HOLD_OVER')
  if (held.waitId !== undefined) await waits.end(held.waitId, 'done')
  const adviser = board.advisers.get(booked.adviserId)
  await writeEntry(given, file, {
    kind: 'booking',
    by: 'worker',
    bookingId: booked._id,
    text: `约好${sayDate(booked.startsAt)}，${adviser ? titled(adviser) : ''}`,
  })
  await remindersOf(given, booked)
  return { at: now.toISOString(), booking: bookingView(booked, board, vault) }
})
