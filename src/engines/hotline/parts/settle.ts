import type { TouchedBooking } from '../contract/roster'
import { mustNotServe } from '../rules/conflict'
import { isFree, quantaOf, setBusy, dayNumber, type BusyWords } from '../rules/booking/quanta'
import { after, DAY, sayDate, shanghaiDay } from '../../../kernel/time'
import type { Services } from '../services'
import type { BookingDoc } from '../store/bookings'
import type { ShiftDoc } from '../store/roster'
import { freshBoard, type Board } from './board'
import { deskName, titled } from './cards'
import { takingOf } from './takings'
import { tell } from './tell'
import { TOPICS } from './topics'

/** What becomes of one booking whose adviser no longer sits there. */
export interface Settlement {
  readonly booking: BookingDoc
  /** Who receives the person instead, and where. */
  readonly to?: { readonly adviserId: string; readonly deskId: string; readonly roomId?: string }
}

const STANDING = ['held', 'offered', 'confirmed', 'arrived'] as const

/** Looks at the bookings of some advisers in a stretch of time and finds, for those that no shift carries any more, who could
 *  receive the person at the same time. `shifts`: the roster as it will be. */
export const settlements = async (
  given: Services,
  board: Board,
  adviserIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Settlement[]> => {
  const start = after(from, -DAY)
  const found: BookingDoc[] = []
  for (const adviserId of adviserIds)
    found.push(
      ...(await given.bookings.ofAdviser(adviserId, start, to, STANDING)).filter(
        (booking) =>
          booking.serviceId === board.service._id &&
          booking.endsAt > from &&
          booking.startsAt > given.clock.now() &&
          !isCarried(board.shifts, booking),
      ),
    )
  return settleEach(given, board, found)
}

/** Who could receive each of these people at the time that they booked; `only`: this adviser and nobody else. */
export const settleEach = async (
  given: Pick<Services, 'slots'>,
  board: Board,
  found: readonly BookingDoc[],
  only?: string,
): Promise<Settlement[]> => {
  const sorted = [...found].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const busy = await given.slots.busy(
    [...new Set([...board.advisers.keys(), ...board.desks.keys()])],
    dayNumber(shanghaiDay(first.startsAt)),
    dayNumber(shanghaiDay(after(last.startsAt, DAY))),
  )
  return sorted.map((booking) => settleOne(board, busy, booking, only))
}

const covers = (shift: ShiftDoc, booking: BookingDoc): boolean =>
  shift.startsAt <= booking.startsAt && booking.endsAt <= shift.endsAt

const isCarried = (shifts: readonly ShiftDoc[], booking: BookingDoc): boolean =>
  shifts.some(
    (shift) =>
      shift.deskId === booking.deskId && shift.adviserId === booking.adviserId && covers(shift, booking),
  )

/** The same desk with somebody else first, then another desk of the same kind and place. */
const settleOne = (
  board: Board,
  busy: Map<string, BusyWords>,
  booking: BookingDoc,
  only?: string,
): Settlement => {
  const kind = board.desks.get(booking.deskId)?.kind
  const place = board.desks.get(booking.deskId)?.placeId
  const quanta = quantaOf(booking.startsAt, booking.freeAt)
  const shift = board.shifts
    .filter((one) => one.deskKind === kind && covers(one, booking) && one.adviserId !== booking.adviserId)
    .filter(({ adviserId }) => only === undefined || adviserId === only)
    .filter(({ deskId }) => board.desks.get(deskId)?.placeId === place)
    .sort((a, b) => Number(b.deskId === booking.deskId) - Number(a.deskId === booking.deskId))
    .find(({ adviserId, deskId }) => {
      const adviser = adviserId === undefined ? undefined : board.advisers.get(adviserId)
      if (!adviser || mustNotServe(adviser, booking.personPath)) return false
      const seatFree =
        booking.way !== 'window' || deskId === booking.deskId || isFree(busy.get(deskId), quanta)
      return isFree(busy.get(adviser._id), quanta) && seatFree
    })
  if (shift?.adviserId === undefined) return { booking }
  const words = busy.get(shift.adviserId) ?? new Map<number, number>()
  setBusy(words, quanta, true)
  busy.set(shift.adviserId, words)
  return {
    booking,
    to: {
      adviserId: shift.adviserId,
      deskId: shift.deskId,
      ...(booking.roomId !== undefined && { roomId: booking.roomId }),
    },
  }
}

/** What staff see of it beforehand: no name, no content. */
export const touchedView = (board: Board, { booking, to }: Settlement): TouchedBooking => {
  const name = (adviserId: string): string => board.advisers.get(adviserId)?.name ?? '原来的人'
  return {
    bookingId: booking._id,
    startsAt: booking.startsAt.toISOString(),
    deskName: deskName(board.desks.get(booking.roomId ?? booking.deskId)),
    from: name(booking.adviserId),
    ...(to && { to: name(to.adviserId) }),
  }
}

/** Moves each booking or asks its person to choose anew; those are told for whom something changes, and nobody else. */
export const applySettlements = async (
  given: Services,
  board: Board,
  found: readonly Settlement[],
): Promise<{ moved: number; displaced: number }> => {
  let moved = 0
  for (const { booking, to } of found) {
    await given.slots.free([takingOf(booking)])
    if (to) {
      const { adviserId, deskId } = to
      const adviser = board.advisers.get(adviserId)
      const changed = adviser ? `改由${titled(adviser)}接待` : '换了接待的人'
      await given.slots.take([takingOf({ ...booking, adviserId, deskId })])
      await given.bookings.change(booking._id, STANDING, { adviserId, deskId, changed })
      moved += 1
      await tellMove(given, board, { ...booking, adviserId, deskId }, changed)
    } else await displace(given, board, booking)
  }
  return { moved, displaced: found.length - moved }
}

const tellMove = async (
  given: Services,
  board: Board,
  booking: BookingDoc,
  changed: string,
): Promise<void> => {
  if (booking.state === 'held' || booking.state === 'offered') return
  const when = sayDate(booking.startsAt)
  const desk = deskName(board.desks.get(booking.roomId ?? booking.deskId))
  await tell(given, {
    key: `moved:${booking._id}:${booking.adviserId}`,
    memberId: booking.memberId,
    kind: 'booking',
    text: `${when} 的预约${changed}，还是原来的时间，${desk}`,
    bookingId: booking._id,
  })
}

const displace = async (given: Services, board: Board, booking: BookingDoc): Promise<void> => {
  const now = given.clock.now()
  const kept = booking.state === 'confirmed' || booking.state === 'arrived'
  await given.bookings.change(booking._id, STANDING, { state: kept ? 'displaced' : 'lapsed' }, ['heldUntil'])
  await given.outbox.add(TOPICS.freed, `${booking.serviceId}:displaced:${booking._id}`, {
    serviceId: booking.serviceId,
  })
  if (!kept) return
  const when = sayDate(booking.startsAt)
  await tell(given, {
    key: `displaced:${booking._id}`,
    memberId: booking.memberId,
    kind: 'booking',
    text: `${when} 约好的人来不了，请另选一个时间，给您添麻烦了`,
    bookingId: booking._id,
    by: { template: 'rebook', params: { when }, until: booking.startsAt },
  })
  await given.notices.raise({
    _id: `displaced:${booking._id}`,
    orgPath: booking.orgPath,
    at: now,
    kind: 'displaced-booking',
    text: `${board.service.name}：${when} 的一个预约没有人能接，已请本人另选时间`,
  })
}

/** Settles what a change of the roster touches, now and once more a little later: a booking that was being made while the roster
 *  changed did not see it, and it is over within seconds. */
export const settleChange = async (
  given: Services,
  change: {
    readonly serviceId: string
    readonly adviserIds: readonly string[]
    readonly from: Date
    readonly to: Date
  },
): Promise<{ moved: number; displaced: number; touched: TouchedBooking[] }> => {
  const { serviceId, adviserIds, from, to } = change
  const board = await freshBoard(given, serviceId)
  const found = await settlements(given, board, adviserIds, from, to)
  const counts = await applySettlements(given, board, found)
  return { ...counts, touched: found.map((one) => touchedView(board, one)) }
}

const LOOK_AGAIN = 20_000

export const settleAgain = async (
  { outbox, clock, ids }: Pick<Services, 'outbox' | 'clock' | 'ids'>,
  change: {
    readonly serviceId: string
    readonly adviserIds: readonly string[]
    readonly from: Date
    readonly to: Date
  },
): Promise<void> => {
  await outbox.add(
    TOPICS.settle,
    ids.next('settle'),
    { ...change, adviserIds: [...change.adviserIds] },
    after(clock.now(), LOOK_AGAIN),
  )
}
