import { Readable } from 'node:stream'
import { after, DAY } from '../../../kernel/time'
import type { House, Unit } from '../../../kernel/unit'
import type { SearchIndex } from '../rules/search/index-data'
import { createStateStore } from '../store/state'
import { buildElsewhere } from './build-elsewhere'
import { readCatalogue } from './catalogue'
import { INDEX_RELEASE, unpackIndex } from './library-index'
import { passagesOf } from './passages'

/** A packed index in the database, of the library as it was at a stamp. */
const fileOf = (stamp: number): string => `library-index_${INDEX_RELEASE}_${stamp}`

/** The stamp of a packed index that this release can read. */
const stampOf = (fileId: string): number | undefined => {
  const [, release, stamp] = /^library-index_(.{12})_(\d+)$/.exec(fileId) ?? []
  return release === INDEX_RELEASE ? Number(stamp) : undefined
}

export interface StampedIndex {
  readonly stamp: number
  readonly index: SearchIndex
}

/** The index of one stamp; undefined when nobody has packed it yet. */
export const readPacked = async (house: House, stamp: number): Promise<StampedIndex | undefined> => {
  if (!(await house.files.about(fileOf(stamp)))) return undefined
  try {
    const chunks: Buffer[] = []
    for await (const chunk of house.files.open(fileOf(stamp))) chunks.push(chunk as Buffer)
    return { stamp, index: unpackIndex(Buffer.concat(chunks)) }
  } catch {
    // Broken, or replaced by another process while it was read: it is made anew.
    await house.files.remove(fileOf(stamp))
    return undefined
  }
}

/** The index that was packed last, though the library may have changed since. */
export const readLastPacked = async (unit: Unit): Promise<StampedIndex | undefined> => {
  const fileId = await createStateStore(unit).packed()
  const stamp = fileId === undefined ? undefined : stampOf(fileId)
  return stamp === undefined ? undefined : readPacked(unit, stamp)
}

const running = new Map<string, Promise<void>>()

/** Packs the library as it is now, unless that is done; whoever asks while it is being made waits for the same one. */
export const pack = (unit: Unit, stamp: number): Promise<void> => {
  const key = `${unit.db.databaseName}@${stamp}`
  const work = running.get(key) ?? make(unit, stamp).finally(() => running.delete(key))
  running.set(key, work)
  return work
}

/** A library that nobody has changed for so long is packed anew. */
const KEEP = 90 * DAY
const MOST_BYTES = 256_000_000

const make = async (unit: Unit, stamp: number): Promise<void> => {
  if (await unit.files.about(fileOf(stamp))) return
  const packed = await buildElsewhere(passagesOf(await readCatalogue(unit)))
  const about = {
    fileName: fileOf(stamp),
    contentType: 'application/octet-stream',
    purpose: 'search-index',
    expiresAt: after(unit.clock.now(), KEEP),
  }
  await unit.files.put(fileOf(stamp), Readable.from(slices(packed)), about, MOST_BYTES)
  const previous = await createStateStore(unit).setPacked(fileOf(stamp))
  if (previous !== undefined && previous !== fileOf(stamp)) await unit.files.remove(previous)
}

const SLICE = 1_000_000

function* slices(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield Buffer.from(bytes.subarray(at, at + SLICE))
}
