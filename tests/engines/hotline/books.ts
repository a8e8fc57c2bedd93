import type { Db } from 'mongodb'
import { takingOf } from '../../../src/engines/hotline/parts/takings'
import { pieceId, placeOf, wordKey } from '../../../src/engines/hotline/rules/booking/quanta'
import { bookings, OWNING } from '../../../src/engines/hotline/store/bookings'
import { busyMaps, pieces } from '../../../src/engines/hotline/store/slots'

/** Counts the books: every piece belongs to a booking that owns its time, no booking lacks one, no person, window or adviser is
 *  given out twice, and the maps say exactly what the pieces say. Bookings that are over keep their pieces. */
export const setsAgree = async (db: Db): Promise<void> => {
  const owning = await bookings
    .of(db)
    .find({ state: { $in: [...OWNING, 'done', 'missed'] } })
    .toArray()
  const wanted = new Map<string, string>()
  const bits = new Map<string, number>()
  for (const booking of owning) {
    for (const { resourceId, quanta, mapped } of takingOf(booking).resources) {
      for (const quantum of quanta) {
        const id = pieceId(resourceId, quantum)
        if (wanted.has(id)) throw new Error(`${id} is owned twice`)
        wanted.set(id, booking._id)
        if (!mapped) continue
        const { day, word, bit } = placeOf(quantum)
        const key = `${resourceId}:${Math.floor(day / 31)}|${wordKey(day, word)}`
        bits.set(key, (bits.get(key) ?? 0) | (1 << bit))
      }
    }
  }
  const stored = await pieces.of(db).find().toArray()
  expect(new Map(stored.map(({ _id, bookingId }) => [_id, bookingId]))).toEqual(wanted)
  const maps = await busyMaps.of(db).find().toArray()
  const said = maps.flatMap(({ _id, words }) =>
    Object.entries(words).flatMap(([key, word]) => (word === 0 ? [] : [[`${_id}|${key}`, word] as const])),
  )
  expect(new Map(said)).toEqual(bits)
}
