import { refuse, type Refusal } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import type { Candidate } from '../rules/booking/free-times'
import { isFree, pieceId, quantaOf, setBusy, type BusyWords } from '../rules/booking/quanta'
import type { BookingDoc } from '../store/bookings'
import { takingOf } from './takings'
import type { PersonWho, Wanted } from './wanted'

/** What somebody wants to have, once. */
export interface SlotRequest {
  readonly bookingId: string
  readonly person: PersonWho
  readonly wanted: Wanted
  readonly startsAt: Date
  /** Kept without a word until then. */
  readonly keep: { readonly state: 'held' | 'offered'; readonly until: Date; readonly waitId?: string }
  /** A booking that is given up for this one. */
  readonly insteadOf?: BookingDoc
}

/** What is known about everybody and everything that a batch of requests touches; changed as they are placed. */
export interface Books {
  readonly ahead: Map<string, readonly BookingDoc[]>
  readonly missed: ReadonlyMap<string, number>
  readonly busy: Map<string, BusyWords>
  /** Pieces taken of each resource around that time. */
  readonly load: Map<string, number>
  /** Who owns which piece of the people who book. */
  readonly owners: Map<string, string>
  /** Members who were given something by this batch. */
  readonly fresh: Set<string>
}

export interface Placed {
  readonly booking: BookingDoc
  /** Bookings that end with it. */
  readonly gives: readonly BookingDoc[]
}

/** Bookings ahead that one person may have, and with two misses in 90 days. */
const MOST_AHEAD = 3
const MOST_AFTER_MISSES = 1
const MISSES = 2

const endOf = ({ wanted, startsAt }: SlotRequest): Date => after(startsAt, wanted.minutes * MINUTE)

export const personPieces = (request: SlotRequest): string[] =>
  quantaOf(request.startsAt, endOf(request)).map((quantum) => pieceId(request.person.memberId, quantum))

/** Everybody on a shift that holds the whole talk, with each room where rooms are taken. */
export const candidatesOf = (request: SlotRequest): Candidate[] => {
  const { wanted, startsAt } = request
  const end = endOf(request)
  return wanted.shifts
    .filter((shift) => shift.startsAt <= startsAt && end <= shift.endsAt)
    .flatMap(({ _id, deskId, adviserId }): Candidate[] => {
      const one = { shiftId: _id, deskId, adviserId }
      return wanted.takes === 'room' ? wanted.roomIds.map((roomId) => ({ ...one, roomId })) : [one]
    })
}

/** Decides one request by the books and enters it; a refused one leaves them as they were. */
export const place = (books: Books, request: SlotRequest, now: Date): Placed | Refusal => {
  const { person, startsAt, insteadOf, keep } = request
  const { memberId } = person
  // Two wishes of one person at the same moment: the first is answered, the second may ask again.
  if (books.fresh.has(memberId)) return refuse('TOO_OFTEN', { retryAfter: 1 })
  if (startsAt <= now) return refuse('SLOT_OVER')
  const mine = books.ahead.get(memberId) ?? []
  const gives = [
    ...(keep.state === 'held' ? mine.filter(({ state }) => state === 'held') : []),
    ...(insteadOf ? [insteadOf] : []),
  ]
  const given = new Set(gives.map(({ _id }) => _id))
  const others = mine.filter(({ _id, state }) => !given.has(_id) && state !== 'held' && state !== 'offered')
  const most = (books.missed.get(memberId) ?? 0) >= MISSES ? MOST_AFTER_MISSES : MOST_AHEAD
  if (others.length >= most) return refuse('BOOKED_ENOUGH')
  const pieces = personPieces(request)
  const elsewhere = pieces.some((id) => {
    const owner = books.owners.get(id)
    return owner !== undefined && !given.has(owner)
  })
  if (elsewhere) return refuse('BUSY_THEN')
  mark(books, gives, false)
  const choice = leastBusy(books, request)
  if (!choice) {
    mark(books, gives, true)
    return refuse('SLOT_TAKEN')
  }
  const booking = bookingOf(request, choice, now)
  mark(books, [booking], true)
  for (const id of pieces) books.owners.set(id, booking._id)
  books.fresh.add(memberId)
  return { booking, gives }
}

const freeAtOf = (request: SlotRequest, deskId: string): Date =>
  after(endOf(request), request.wanted.bufferOf(deskId) * MINUTE)

/** Of those who are free, the one with the fewest pieces taken around that time. */
const leastBusy = (books: Books, request: SlotRequest): Candidate | undefined => {
  let best: { candidate: Candidate; load: number } | undefined
  for (const candidate of candidatesOf(request)) {
    const { adviserId, deskId, roomId } = candidate
    const quanta = quantaOf(request.startsAt, freeAtOf(request, deskId))
    const seat = roomId ?? (request.wanted.takes === 'desk' ? deskId : undefined)
    if (!isFree(books.busy.get(adviserId), quanta)) continue
    if (seat !== undefined && !isFree(books.busy.get(seat), quanta)) continue
    const load = books.load.get(adviserId) ?? 0
    if (!best || load < best.load) best = { candidate, load }
  }
  return best?.candidate
}

export const loadOf = (words: BusyWords | undefined): number => {
  let load = 0
  for (const bits of words?.values() ?? []) for (let rest = bits; rest !== 0; rest &= rest - 1) load += 1
  return load
}

const bookingOf = (request: SlotRequest, choice: Candidate, now: Date): BookingDoc => {
  const { wanted, person, startsAt, keep, bookingId } = request
  const { service } = wanted.board
  return {
    _id: bookingId,
    memberId: person.memberId,
    serviceId: service._id,
    kind: service.kind,
    orgPath: service.orgPath,
    matterId: wanted.matterId,
    way: wanted.wish.way,
    adviserId: choice.adviserId,
    deskId: choice.deskId,
    ...(choice.roomId !== undefined && { roomId: choice.roomId }),
    startsAt,
    endsAt: endOf(request),
    freeAt: freeAtOf(request, choice.deskId),
    state: keep.state,
    heldUntil: keep.until,
    createdAt: now,
    personPath: [...person.personPath],
    ...(keep.waitId !== undefined && { waitId: keep.waitId }),
  }
}

const mark = (books: Books, bookings: readonly BookingDoc[], busy: boolean): void => {
  for (const { resources } of bookings.map(takingOf)) {
    for (const { resourceId, quanta, mapped } of resources) {
      if (!mapped) continue
      const words = books.busy.get(resourceId) ?? new Map<number, number>()
      books.busy.set(resourceId, words)
      setBusy(words, quanta, busy)
      const load = books.load.get(resourceId) ?? 0
      books.load.set(resourceId, busy ? load + quanta.length : load - quanta.length)
    }
  }
}
