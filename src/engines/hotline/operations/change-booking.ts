import { memberOf } from '../../../kernel/caller'
import { Refusal, refuse } from '../../../kernel/refusal'
import { after, sayDate } from '../../../kernel/time'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { bookingView, changeUntil } from '../parts/booking-view'
import { writeEntry } from '../parts/open-case'
import { remindersOf } from '../parts/reminders'
import { HOLD, reserve } from '../parts/reserve'
import { slotOf } from '../parts/slot-request'
import { personOf } from '../parts/wish-of'
import { operation } from '../services'

/** The new time is taken and the old one let go in one commit: there is no moment with both or with neither. */
export const changeBooking = operation(hotline.changeBooking, {
  prepare: async (given) => ({
    ...(await slotOf(given, given.caller, given.input.slotId)),
    bookingId: given.ids.next('booking'),
  }),
  handle: async ({ prepared, ...given }) => {
    const { input, caller, clock, bookings, cases, vault } = given
    const now = clock.now()
    const old = await bookings.ofMember(input.bookingId, memberOf(caller))
    if (old?.state !== 'confirmed' && old?.state !== 'displaced') throw refuse('NOT_FOUND')
    const { board } = prepared.wanted
    if (old.serviceId !== board.service._id) throw refuse('NOT_FOUND')
    const late = changeUntil(old, await boardOf(given, old.serviceId)) < now
    if (late && old.state === 'confirmed') throw refuse('TOO_LATE_TO_CHANGE')
    const [result] = await reserve(given, [
      {
        ...prepared,
        person: personOf(caller),
        keep: { state: 'held', until: after(now, HOLD) },
        insteadOf: old,
      },
    ])
    if (result === undefined || result instanceof Refusal) throw result ?? refuse('SLOT_TAKEN')
    const { caseId, about, address, code, codeKey } = old
    const booked = await bookings.change(
      result._id,
      ['held'],
      {
        state: 'confirmed',
        confirmedAt: now,
        ...(caseId !== undefined && { caseId }),
        ...(about && { about }),
        ...(address && { address }),
        ...(code && { code }),
        ...(codeKey !== undefined && { codeKey }),
      },
      ['heldUntil'],
    )
    if (!booked) throw refuse('SLOT_TAKEN')
    const file = caseId === undefined ? null : await cases.get(caseId)
    if (file)
      await writeEntry(given, file, {
        kind: 'booking',
        by: 'worker',
        bookingId: booked._id,
        text: `改到${sayDate(booked.startsAt)}`,
      })
    await remindersOf(given, booked)
    return { at: now.toISOString(), booking: bookingView(booked, board, vault) }
  },
})
