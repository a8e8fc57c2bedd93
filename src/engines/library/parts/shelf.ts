import { Readable } from 'node:stream'
import { HOUSE } from '../../../kernel/caller'
import { unitOf } from '../../../kernel/dispatch'
import { after, DAY } from '../../../kernel/time'
import type { House, Unit } from '../../../kernel/unit'
import type { SearchIndex } from '../rules/search/index-data'
import { search, type Hit, type SearchOptions } from '../rules/search/search'
import { createStateStore } from '../store/state'
import { buildElsewhere } from './build-elsewhere'
import { readCatalogue } from './catalogue'
import { INDEX_RELEASE, unpackIndex } from './library-index'
import { passagesOf } from './passages'

export interface ShelfOptions {
  /** Milliseconds for which a process trusts its index before it asks whether anything changed; default 1000. */
  readonly checkEvery?: number
}

/** The search index: in the memory of the process, and packed in the database so that a new process need not build it. */
export interface Shelf {
  find(question: string, options: SearchOptions): Promise<Hit[]>
  /** Brings memory and the packed index up to date; for imports, which know that they have changed much. */
  refresh(): Promise<void>
}

interface Kept {
  readonly stamp: number
  readonly index: SearchIndex
}

/** Answers always come from the index at hand; a newer one is made beside it and then takes its place. */
export const createShelf = ({ checkEvery = 1000 }: ShelfOptions) => {
  let kept: Kept | undefined
  let checkedAt = 0
  let work: Promise<void> | undefined

  const bringUpToDate = async (house: House): Promise<void> => {
    const unit = unitOf(house, HOUSE)
    const stamp = await createStateStore(unit).stamp()
    if (kept?.stamp === stamp) return
    kept = { stamp, index: (await readPacked(house, stamp)) ?? (await makeIndex(unit, stamp)) }
  }
  /** One at a time, whoever asks. */
  const refresh = (house: House): Promise<void> => {
    work ??= bringUpToDate(house).finally(() => {
      work = undefined
    })
    return work
  }

  return {
    of: (house: House): Shelf => ({
      find: async (question, options) => {
        const now = house.clock.now().getTime()
        if (!kept) await refresh(house)
        else if (Math.abs(now - checkedAt) >= checkEvery) {
          checkedAt = now
          // A failure leaves the old index in place; the next look tries again.
          refresh(house).catch(() => undefined)
        }
        return kept ? search(kept.index, question, options) : []
      },
      refresh: () => refresh(house),
    }),
  }
}

const fileOf = (stamp: number): string => `library-index_${INDEX_RELEASE}_${stamp}`

/** A library that nobody has changed for so long is packed anew. */
const KEEP = 90 * DAY
const MOST_BYTES = 256_000_000

const readPacked = async (house: House, stamp: number): Promise<SearchIndex | undefined> => {
  if (!(await house.files.about(fileOf(stamp)))) return undefined
  try {
    const chunks: Buffer[] = []
    for await (const chunk of house.files.open(fileOf(stamp))) chunks.push(chunk as Buffer)
    return unpackIndex(Buffer.concat(chunks))
  } catch {
    // Broken, or replaced by another process while it was read: it is made anew.
    await house.files.remove(fileOf(stamp))
    return undefined
  }
}

const makeIndex = async (unit: Unit, stamp: number): Promise<SearchIndex> => {
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
  return unpackIndex(packed)
}

const SLICE = 1_000_000

function* slices(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield Buffer.from(bytes.subarray(at, at + SLICE))
}
