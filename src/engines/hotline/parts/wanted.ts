import { after, DAY, shanghaiDay, startOfDay } from '../../../kernel/time'
import { mustNotServe } from '../rules/conflict'
import { addDays, daysBetween } from '../rules/local-time'
import { findTimes, type TimeOption } from '../rules/booking/free-times'
import { dayNumber, setBusy, type BusyWords } from '../rules/booking/quanta'
import type { Services } from '../services'
import type { WishDoc } from '../store/waits'
import { boardOf, matterOf, type Board, type MannedShift } from './board'
import { DESK_OF } from './cards'
import { takingOf } from './takings'

/** A wish with everything looked up that decides which times answer it. */
export interface Wanted {
  readonly board: Board
  readonly wish: WishDoc
  readonly matterId: string
  readonly minutes: number
  readonly takes: 'desk' | 'room' | 'adviser'
  readonly roomIds: readonly string[]
  readonly shifts: readonly MannedShift[]
  readonly bufferOf: (deskId: string) => number
}

export interface PersonWho {
  readonly memberId: string
  readonly personPath: readonly string[]
}

type Needs = Pick<Services, 'unit' | 'catalogue' | 'roster' | 'loaders'>

/** `at`: only what is needed to take a time that begins then. */
export const wantedBy = async (
  given: Needs,
  person: PersonWho,
  wish: WishDoc,
  at?: Date,
): Promise<Wanted> => {
  const board = await boardOf(given, wish.serviceId)
  const matter = matterOf(board.service, wish.matterId)
  const takes = { window: 'desk', room: 'room', phone: 'adviser', visit: 'adviser' } as const
  const fitting = [...board.desks.values()].filter(
    (desk) => desk.active && (wish.placeId === undefined || desk.placeId === wish.placeId),
  )
  const serving = [...board.advisers.values()].filter(
    (adviser) =>
      (wish.adviserId === undefined || adviser._id === wish.adviserId) &&
      (wish.language === undefined || adviser.languages.includes(wish.language)) &&
      !mustNotServe(adviser, person.personPath),
  )
  // Looked up once each: there are some thousand shifts, and some dozens of desks and people.
  const fits = new Set(fitting.map(({ _id }) => _id))
  const serves = new Set(serving.map(({ _id }) => _id))
  const kind = DESK_OF[wish.way]
  const rooms = fitting.filter(
    (desk) => desk.kind === 'room' && (wish.purpose === undefined || desk.purpose === wish.purpose),
  )
  return {
    board,
    wish,
    matterId: matter.matterId,
    minutes: matter.minutes,
    takes: takes[wish.way],
    roomIds: rooms.map(({ _id }) => _id),
    shifts: (at ? board.around(at) : board.shifts).filter(
      (shift): shift is MannedShift =>
        shift.deskKind === kind &&
        shift.adviserId !== undefined &&
        fits.has(shift.deskId) &&
        serves.has(shift.adviserId),
    ),
    bufferOf: (deskId) => board.desks.get(deskId)?.bufferMinutes ?? board.service.bufferMinutes,
  }
}

/** Every beginning from `from` to before `to`, with who is free. */
export const timesFor = async (
  given: Pick<Services, 'slots' | 'bookings' | 'clock'>,
  wanted: Wanted,
  from: Date,
  to: Date,
): Promise<TimeOption[]> => {
  const shifts = wanted.shifts.filter(({ startsAt, endsAt }) => endsAt > from && startsAt < to)
  const busy = await busyOf(given, wanted, shifts, from, to)
  return findTimes({
    shifts: shifts.map(({ _id, deskId, adviserId, startsAt, endsAt }) => ({
      shiftId: _id,
      deskId,
      adviserId,
      startsAt,
      endsAt,
    })),
    takes: wanted.takes,
    roomIds: wanted.roomIds,
    busy,
    minutes: wanted.minutes,
    bufferOf: wanted.bufferOf,
    stepMinutes: wanted.board.service.stepMinutes,
    notBefore: from,
    before: to,
  })
}

const busyOf = async (
  { slots, bookings, clock }: Pick<Services, 'slots' | 'bookings' | 'clock'>,
  wanted: Wanted,
  shifts: readonly MannedShift[],
  from: Date,
  to: Date,
): Promise<Map<string, BusyWords>> => {
  const resources = new Set(shifts.map(({ adviserId }) => adviserId))
  if (wanted.takes === 'desk') for (const { deskId } of shifts) resources.add(deskId)
  if (wanted.takes === 'room') for (const roomId of wanted.roomIds) resources.add(roomId)
  const busy = await slots.busy(
    [...resources],
    dayNumber(shanghaiDay(from)),
    dayNumber(shanghaiDay(after(to, DAY))),
  )
  // A hold that is over counts as free, though the timer that clears it may be late.
  for (const booking of await bookings.expired(clock.now(), 200)) {
    for (const { resourceId, quanta } of takingOf(booking).resources) {
      const words = busy.get(resourceId)
      if (words) setBusy(words, quanta, false)
    }
  }
  return busy
}

/** From now, or the first day that was asked for, to the end of what may be booked. */
export const bookableSpan = (
  board: Board,
  now: Date,
  fromDay: string | undefined,
  days: number,
): { firstDay: string; days: number } => {
  const today = shanghaiDay(now)
  const firstDay = fromDay === undefined || fromDay < today ? today : fromDay
  const lastDay = addDays(today, board.service.daysAhead)
  const asked = addDays(firstDay, days - 1)
  const last = asked < lastDay ? asked : lastDay
  return { firstDay, days: Math.max(0, daysBetween(firstDay, last) + 1) }
}

export const dayStart = (day: string, now: Date): Date => {
  const start = startOfDay(day)
  return start > now ? start : now
}
