import { Refusal } from '../../../kernel/refusal'
import { after, DAY, MINUTE, SECOND, shanghaiDay } from '../../../kernel/time'
import { dayNumber, pieceId, type BusyWords } from '../rules/booking/quanta'
import type { Services } from '../services'
import type { BookingDoc } from '../store/bookings'
import { candidatesOf, loadOf, personPieces, place, type Books, type Placed, type SlotRequest } from './place'
import { takingOf } from './takings'
import { TOPICS } from './topics'

export const HOLD = 5 * MINUTE
export const OFFER = 10 * MINUTE
const MISSES_COUNT_FOR = 90 * DAY
/** Holds that end within the same ten seconds share a message. */
const BUCKET = 10 * SECOND

type Needs = Pick<Services, 'slots' | 'bookings' | 'outbox' | 'clock'>

/** Gives each request a free adviser (and window or room), or a refusal; runs in a transaction. Requests of one batch see
 *  each other. What it read may be old, but a piece of time has one owner by its id: whoever comes second runs again. */
export const reserve = async (
  given: Needs,
  requests: readonly SlotRequest[],
): Promise<(BookingDoc | Refusal)[]> => {
  const books = await openBooks(given, requests)
  const results = requests.map((request) => place(books, request, given.clock.now()))
  const placed = results.filter((result): result is Placed => !(result instanceof Refusal))
  await refuseOwned(given, placed)
  const bookings = placed.map(({ booking }) => booking)
  await giveUp(
    given,
    placed.flatMap(({ gives }) => gives),
  )
  await given.slots.take(bookings.map(takingOf))
  await given.bookings.add(bookings)
  await wakeWhenOver(given, bookings)
  return results.map((result) => (result instanceof Refusal ? result : result.booking))
}

const openBooks = async (given: Needs, requests: readonly SlotRequest[]): Promise<Books> => {
  const now = given.clock.now()
  const memberIds = [...new Set(requests.map(({ person }) => person.memberId))]
  const ahead = await given.bookings.ahead(memberIds, now)
  const resources = new Set<string>()
  for (const { adviserId, deskId, roomId } of requests.flatMap(candidatesOf)) {
    resources.add(adviserId)
    resources.add(roomId ?? deskId)
  }
  const days = requests.map(({ startsAt }) => dayNumber(shanghaiDay(startsAt)))
  const busy =
    days.length === 0
      ? new Map<string, BusyWords>()
      : await given.slots.busy([...resources], Math.min(...days), Math.max(...days) + 1)
  return {
    ahead: byMember(ahead),
    missed: await given.bookings.missedSince(memberIds, after(now, -MISSES_COUNT_FOR)),
    busy,
    load: new Map([...busy].map(([resourceId, words]) => [resourceId, loadOf(words)])),
    owners: await given.slots.owners(requests.flatMap(personPieces)),
    fresh: new Set(),
  }
}

const byMember = (found: readonly BookingDoc[]): Map<string, BookingDoc[]> => {
  const members = new Map<string, BookingDoc[]>()
  for (const booking of found) {
    const own = members.get(booking.memberId)
    if (own) own.push(booking)
    else members.set(booking.memberId, [booking])
  }
  return members
}

/** The maps say free; the pieces themselves must say so too. They are written together, so a difference is damage, and
 *  nothing may be built on it. */
const refuseOwned = async ({ slots }: Needs, placed: readonly Placed[]): Promise<void> => {
  const given = new Set(placed.flatMap(({ gives }) => gives.map(({ _id }) => _id)))
  const wanted = placed.flatMap(({ booking }) =>
    takingOf(booking).resources.flatMap(({ resourceId, quanta }) =>
      quanta.map((quantum) => pieceId(resourceId, quantum)),
    ),
  )
  for (const [piece, owner] of await slots.owners(wanted))
    if (!given.has(owner)) throw new Error(`the map of ${piece.split('@')[0] ?? ''} is out of step`)
}

const giveUp = async (given: Needs, bookings: readonly BookingDoc[]): Promise<void> => {
  await given.slots.free(bookings.map(takingOf))
  const becomes = {
    held: 'lapsed',
    offered: 'lapsed',
    confirmed: 'cancelled',
    displaced: 'cancelled',
  } as const
  for (const state of ['held', 'offered', 'confirmed', 'displaced'] as const) {
    const ids = bookings.filter((one) => one.state === state).map(({ _id }) => _id)
    if (ids.length > 0) await given.bookings.setState(ids, [state], becomes[state])
  }
  for (const serviceId of new Set(bookings.map((one) => one.serviceId)))
    await given.outbox.add(TOPICS.freed, `${serviceId}:${given.clock.now().getTime()}`, { serviceId })
}

const wakeWhenOver = async (given: Needs, bookings: readonly BookingDoc[]): Promise<void> => {
  const buckets = new Set(
    bookings.flatMap(({ heldUntil }) =>
      heldUntil ? [Math.ceil((heldUntil.getTime() + 1) / BUCKET) * BUCKET] : [],
    ),
  )
  for (const bucket of buckets) await given.outbox.add(TOPICS.holdsEnd, String(bucket), {}, new Date(bucket))
}
