import { MongoServerError, type AnyBulkWriteOperation } from 'mongodb'
import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import type { Unit } from '../../../kernel/unit'
import { pieceId, placeOf, setBusy, wordKey, type BusyWords } from '../rules/booking/quanta'

/** That ten minutes of a person, a window or a room belong to a booking. The id is the resource and the piece of time, so
 *  the database itself refuses a second owner. */
export interface PieceDoc {
  _id: string
  bookingId: string
}

/** What is taken of one resource in one month of 31 days, as bits: what the search for free times reads instead of thousands
 *  of pieces. Written in the transaction that writes the pieces. `resource:chunk`; words by `day × 6 + word` since 1970. */
export interface BusyDoc {
  _id: string
  words: Record<string, number>
}

export const pieces = collection<PieceDoc>('hotline_pieces', [{ key: { bookingId: 1 } }])
export const busyMaps = collection<BusyDoc>('hotline_busy')

/** Days in one map. */
const CHUNK = 31
const chunkOf = (day: number): number => Math.floor(day / CHUNK)
const busyId = (resourceId: string, chunk: number): string => `${resourceId}:${chunk}`

/** What one booking takes: pieces of each resource, and those resources whose time is searched. */
export interface Taking {
  readonly bookingId: string
  readonly resources: readonly {
    readonly resourceId: string
    readonly quanta: readonly number[]
    /** People who book are never searched for, so they have no map. */
    readonly mapped: boolean
  }[]
}

export type SlotStore = ReturnType<typeof createSlotStore>

export const createSlotStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const changeMaps = async (takings: readonly Taking[], busy: boolean): Promise<void> => {
    const masks = new Map<string, BusyWords>()
    for (const { resources } of takings) {
      for (const { resourceId, quanta, mapped } of resources) {
        if (!mapped) continue
        for (const quantum of quanta) {
          const id = busyId(resourceId, chunkOf(placeOf(quantum).day))
          const words = masks.get(id) ?? new Map<number, number>()
          masks.set(id, words)
          setBusy(words, [quantum], true)
        }
      }
    }
    if (masks.size === 0) return
    const changes = [...masks].map(([_id, words]): AnyBulkWriteOperation<BusyDoc> => {
      const $bit: Record<string, { or: number } | { and: number }> = {}
      for (const [key, mask] of words) $bit[`words.${key}`] = busy ? { or: mask } : { and: ~mask }
      return { updateOne: { filter: { _id }, update: { $bit }, upsert: true } }
    })
    await busyMaps.of(db).bulkWrite(changes, { ...options, ordered: false })
  }

  return {
    /** Which of these resources are busy when, over some days (numbers since 1970). */
    busy: async (
      resourceIds: readonly string[],
      fromDay: number,
      toDay: number,
    ): Promise<Map<string, BusyWords>> => {
      const ids = resourceIds.flatMap((resourceId) => {
        const [first, last] = [chunkOf(fromDay), chunkOf(toDay)]
        return Array.from({ length: last - first + 1 }, (_, at) => busyId(resourceId, first + at))
      })
      const found = await busyMaps
        .of(db)
        .find({ _id: { $in: ids } }, { ...options, batchSize: 10_000 })
        .toArray()
      const maps = new Map<string, BusyWords>()
      const [low, high] = [wordKey(fromDay, 0), wordKey(toDay + 1, 0)]
      for (const { _id, words } of found) {
        const resourceId = _id.slice(0, _id.lastIndexOf(':'))
        const map = maps.get(resourceId) ?? new Map<number, number>()
        maps.set(resourceId, map)
        for (const key in words) {
          const at = Number(key)
          if (at >= low && at < high) map.set(at, words[key] ?? 0)
        }
      }
      return maps
    },
    /** Owners of pieces, by piece id. */
    owners: async (ids: readonly string[]): Promise<Map<string, string>> => {
      if (ids.length === 0) return new Map()
      const found = await pieces
        .of(db)
        .find({ _id: { $in: [...ids] } }, { ...options, batchSize: 10_000 })
        .toArray()
      return new Map(found.map(({ _id, bookingId }) => [_id, bookingId]))
    },
    /** Takes the pieces of all takings; somebody who came first since the transaction began makes it run again. */
    take: async (takings: readonly Taking[]): Promise<void> => {
      const docs = takings.flatMap(({ bookingId, resources }) =>
        resources.flatMap(({ resourceId, quanta }) =>
          quanta.map((quantum) => ({ _id: pieceId(resourceId, quantum), bookingId })),
        ),
      )
      if (docs.length === 0) return
      try {
        await pieces.of(db).insertMany(docs, options)
      } catch (error) {
        // The piece was free in this transaction's moment of the database: look again in a later one.
        if (isDuplicate(error) && error instanceof MongoServerError)
          error.addErrorLabel('TransientTransactionError')
        throw error
      }
      await changeMaps(takings, true)
    },
    /** Lets go what a booking still owns. */
    free: async (takings: readonly Taking[]): Promise<void> => {
      if (takings.length === 0) return
      await pieces
        .of(db)
        .deleteMany({ bookingId: { $in: takings.map(({ bookingId }) => bookingId) } }, options)
      await changeMaps(takings, false)
    },
    owned: (bookingId: string) => pieces.of(db).countDocuments({ bookingId }, options),
  }
}
