import fc from 'fast-check'
import type { Board, MannedShift } from '../../../src/engines/hotline/parts/board'
import { loadOf, personPieces, place, type Books } from '../../../src/engines/hotline/parts/place'
import { takingOf } from '../../../src/engines/hotline/parts/takings'
import type { Wanted } from '../../../src/engines/hotline/parts/wanted'
import { pieceId, setBusy } from '../../../src/engines/hotline/rules/booking/quanta'
import { momentOf } from '../../../src/engines/hotline/rules/local-time'
import type { BookingDoc } from '../../../src/engines/hotline/store/bookings'
import type { ServiceDoc } from '../../../src/engines/hotline/store/catalogue'
import { Refusal } from '../../../src/kernel/refusal'
import { after, MINUTE } from '../../../src/kernel/time'

/** The rule by which a time is given, against a slow model that knows nothing of pieces and maps: lists of stretches. */
const DAY = '2026-11-24'
const NOW = momentOf(DAY, '08:00')
const ADVISERS = ['adv_1', 'adv_2', 'adv_3']
const PEOPLE = 5
const service = { _id: 'svc', kind: 'law', orgPath: ['o'] } as unknown as ServiceDoc

const wantedFor = (minutes: number, buffer: number, adviserId: string | undefined): Wanted => ({
  board: { service } as unknown as Board,
  wish: { serviceId: 'svc', way: 'window', ...(adviserId !== undefined && { adviserId }) },
  matterId: 'm',
  minutes,
  takes: 'desk',
  roomIds: [],
  shifts: ADVISERS.filter((id) => adviserId === undefined || id === adviserId).map(
    (id): MannedShift =>
      ({
        ...{ _id: `shift_${id}`, deskId: `desk_${id}`, adviserId: id },
        ...{ startsAt: momentOf(DAY, '09:00'), endsAt: momentOf(DAY, '12:00') },
      }) as MannedShift,
  ),
  bufferOf: () => buffer,
})

/** What the database would be asked for before a request. */
const booksOf = (live: readonly BookingDoc[], memberId: string, misses: number): Books => {
  const busy: Books['busy'] = new Map()
  const owners = new Map<string, string>()
  for (const booking of live)
    for (const { resourceId, quanta, mapped } of takingOf(booking).resources) {
      for (const quantum of quanta) owners.set(pieceId(resourceId, quantum), booking._id)
      if (!mapped) continue
      const words = busy.get(resourceId) ?? new Map<number, number>()
      busy.set(resourceId, words)
      setBusy(words, quanta, true)
    }
  return {
    busy,
    owners,
    ahead: new Map([[memberId, live.filter((one) => one.memberId === memberId)]]),
    missed: new Map([[memberId, misses]]),
    load: new Map([...busy].map(([id, words]) => [id, loadOf(words)])),
    fresh: new Set(),
  }
}

const meet = (a: { startsAt: Date }, aEnd: Date, b: { startsAt: Date }, bEnd: Date): boolean =>
  a.startsAt < bEnd && b.startsAt < aEnd

const step = fc.record({
  person: fc.integer({ min: 0, max: PEOPLE - 1 }),
  /** Of a grid of ten minutes from 9:00; the last ones do not fit into the shift. */
  at: fc.integer({ min: 0, max: 18 }),
  minutes: fc.constantFrom(10, 20, 50),
  buffer: fc.constantFrom(0, 10, 30),
  adviser: fc.option(fc.constantFrom(...ADVISERS), { nil: undefined }),
  act: fc.constantFrom('hold', 'hold', 'hold', 'confirm', 'release', 'move'),
  misses: fc.constantFrom(0, 0, 2),
})

test('whatever people hold, confirm, move and let go in whatever order: a time has one owner, a person is at one place, and nobody is refused what is free', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let live: BookingDoc[] = []
      for (const [turn, { person, at, minutes, buffer, adviser, act, misses }] of steps.entries()) {
        const memberId = `mem_${person}`
        const mine = live.filter((one) => one.memberId === memberId)
        const held = mine.find(({ state }) => state === 'held')
        if (act === 'confirm' || act === 'release') {
          if (!held) continue
          live = live.filter((one) => one !== held)
          if (act === 'confirm') live.push({ ...held, state: 'confirmed' })
          continue
        }
        const insteadOf = act === 'move' ? mine.find(({ state }) => state === 'confirmed') : undefined
        const startsAt = after(momentOf(DAY, '09:00'), at * 10 * MINUTE)
        const wanted = wantedFor(minutes, buffer, adviser)
        const request = {
          ...{ bookingId: `b${turn}`, person: { memberId, personPath: [] }, wanted, startsAt },
          keep: { state: 'held' as const, until: after(NOW, 5 * MINUTE) },
          ...(insteadOf && { insteadOf }),
        }
        const result = place(booksOf(live, memberId, misses), request, NOW)
        const endsAt = after(startsAt, minutes * MINUTE)
        const freeAt = after(endsAt, buffer * MINUTE)
        const stays = live.filter((one) => one !== held && one !== insteadOf)
        const own = stays.filter((one) => one.memberId === memberId)
        const elsewhere = own.some((one) => meet({ startsAt }, endsAt, one, one.endsAt))
        const free = wanted.shifts.filter(
          ({ adviserId, endsAt: closes }) =>
            endsAt <= closes &&
            !stays.some((one) => one.adviserId === adviserId && meet({ startsAt }, freeAt, one, one.freeAt)),
        )
        const tooMany = own.length >= (misses >= 2 ? 1 : 3)
        if (result instanceof Refusal) {
          expect([result.code, tooMany, elsewhere, free.length > 0]).toEqual(
            tooMany
              ? ['BOOKED_ENOUGH', true, elsewhere, free.length > 0]
              : elsewhere
                ? ['BUSY_THEN', false, true, free.length > 0]
                : ['SLOT_TAKEN', false, false, false],
          )
          continue
        }
        expect([tooMany, elsewhere]).toEqual([false, false])
        expect(free.map(({ adviserId }) => adviserId)).toContain(result.booking.adviserId)
        expect(personPieces(request)).toHaveLength(minutes / 10)
        expect(new Set(result.gives)).toEqual(new Set([held, insteadOf].filter((one) => one !== undefined)))
        live = [...stays, { ...result.booking, ...(insteadOf && { state: 'confirmed' as const }) }]
        expect(live.filter((one) => one.memberId === memberId && one.state === 'held').length).toBeLessThan(2)
      }
    }),
    { numRuns: 300 },
  )
})
