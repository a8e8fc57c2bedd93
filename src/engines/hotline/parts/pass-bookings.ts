import { sayDate } from '../../../kernel/time'
import type { BookingAfter } from '../contract/shapes'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { CaseDoc } from '../store/cases'
import { boardOf, type Board } from './board'
import { deskName, titled } from './cards'
import { writeEntry } from './open-case'
import { applySettlements, settleEach, type Settlement } from './settle'
import { tell } from './tell'

/** The times that are booked for a case while it gets somebody else. */
export interface PassedBookings {
  readonly view: readonly BookingAfter[]
  /** Whoever had the case receives the person all the same: when. */
  readonly stay: readonly string[]
}

/** With `follow` the next adviser receives the person wherever they sit at such a desk then and are free. What stays is said to
 *  stay: nobody waits for somebody who does not come. */
export const passBookings = async (
  given: Services,
  file: CaseDoc,
  next: AdviserDoc,
  how: 'follow' | 'keep',
  by: string,
): Promise<PassedBookings> => {
  if (file.memberId === undefined) return { view: [], stay: [] }
  const now = given.clock.now()
  const ahead = (await given.bookings.upcomingOf(file.memberId, now)).filter(
    ({ caseId, state, startsAt, adviserId }) =>
      caseId === file._id && state === 'confirmed' && startsAt > now && adviserId !== next._id,
  )
  if (ahead.length === 0) return { view: [], stay: [] }
  const board = await boardOf(given, file.serviceId)
  const found: Settlement[] =
    how === 'follow' ? await settleEach(given, board, ahead, next._id) : ahead.map((booking) => ({ booking }))
  const moved = found.filter(({ to }) => to !== undefined)
  await applySettlements(given, board, moved)
  await noteMoves(given, board, file, next, by, moved)
  const staying = found.filter(({ to, booking }) => !to && booking.adviserId === file.adviserId)
  return {
    view: found.map((one) => bookingAfter(board, next, one)),
    stay: staying.map(({ booking }) => sayDate(booking.startsAt)),
  }
}

/** In the history of the case, and to whoever need not receive the person any more. */
const noteMoves = async (
  given: Services,
  board: Board,
  file: CaseDoc,
  next: AdviserDoc,
  by: string,
  moved: readonly Settlement[],
): Promise<void> => {
  for (const { booking } of moved) {
    const { _id: bookingId, adviserId, startsAt } = booking
    const text = `${sayDate(startsAt)} 的预约改由${titled(next)}接待`
    await writeEntry(given, file, { kind: 'booking', by, bookingId, text })
    const before = board.advisers.get(adviserId)
    const about = { key: `passed:${bookingId}:${next._id}`, kind: 'roster' as const, bookingId }
    if (before && adviserId !== by)
      await tell(given, { ...about, memberId: before.memberId, text: `${text}，不用您接待` })
  }
}

const bookingAfter = (board: Board, next: AdviserDoc, { booking, to }: Settlement): BookingAfter => ({
  bookingId: booking._id,
  startsAt: booking.startsAt.toISOString(),
  deskName: deskName(board.desks.get(booking.roomId ?? booking.deskId)),
  from: board.advisers.get(booking.adviserId)?.name ?? '原来的人',
  ...(to && { to: next.name }),
})
