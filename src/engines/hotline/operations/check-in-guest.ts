import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, DAY, shanghaiDay, startOfDay } from '../../../kernel/time'
import { maskName } from '../../../kernel/vault'
import { hotline } from '../contract'
import { arrive } from '../parts/arrival'
import { boardOf } from '../parts/board'
import { deskName } from '../parts/cards'
import { ABOUT } from '../parts/sealing'
import { operation } from '../services'

/** Six digits or the QR code that the person shows; found among today's bookings of the caller's own scope, so that digits tried
 *  at random find nothing elsewhere. */
export const checkInGuest = operation(hotline.checkInGuest, async (given) => {
  const { input, caller, clock, vault, bookings, catalogue, people } = given
  const code = /^njr:checkin:[^:]+:(\d{6})$/.exec(input.code)?.[1] ?? /^\d{6}$/.exec(input.code.trim())?.[0]
  if (code === undefined) throw refuse('CODE_REFUSED')
  const day = startOfDay(shanghaiDay(clock.now()))
  const found = await bookings.byCode(vault.blind(code, ABOUT.code), day, after(day, DAY))
  const mine = found.filter(
    ({ orgPath, kind }) =>
      inScope(caller, orgPath, 'staff') ||
      inScope(caller, orgPath, kind === 'psychology' ? 'counsellor' : 'lawyer'),
  )
  const [booking, twin] = mine
  if (!booking || twin) throw refuse('CODE_REFUSED')
  const arrived = await arrive(given, booking)
  const board = await boardOf(given, booking.serviceId)
  const adviser = await catalogue.adviser(booking.adviserId)
  return {
    bookingId: arrived._id,
    startsAt: arrived.startsAt.toISOString(),
    deskName: deskName(board.desks.get(arrived.roomId ?? arrived.deskId)),
    adviserName: adviser?.name ?? '',
    person: maskName((await people.namesOf([arrived.memberId])).get(arrived.memberId) ?? ''),
  }
})
