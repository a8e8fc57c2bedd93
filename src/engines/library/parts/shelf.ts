import { Readable } from 'node:stream'
import { HOUSE } from '../../../kernel/caller'
import { unitOf } from '../../../kernel/dispatch'
import type { House, Unit } from '../../../kernel/unit'
import { createStateStore } from '../store/state'
import { readCatalogue } from './catalogue'
import { buildIndex, INDEX_FORMAT, packIndex, unpackIndex, type Found, type LibraryIndex } from './library-index'

export interface ShelfOptions {
  /** Milliseconds for which a process trusts its index before it asks whether anything changed; default 1000. */
  readonly checkEvery?: number
}

/** The search index: in the memory of the process, and packed in the database so that a new process need not build it. */
export interface Shelf {
  find(question: string, kind: 'article' | 'guide' | 'answer' | undefined, most: number): Promise<Found[]>
  /** Brings the packed index up to date; for imports, which know that they have changed much. */
  refresh(): Promise<void>
}

interface Kept {
  readonly stamp: number
  readonly index: LibraryIndex
}

const MOST_INDEX_BYTES = 64_000_000

/** Answers always come from the index at hand; a newer one is fetched beside it and then takes its place. */
export const createShelf = ({ checkEvery = 1000 }: ShelfOptions) => {
  let kept: Kept | undefined
  let checkedAt = 0
  let work: Promise<void> | undefined

  const bringUpToDate = async (house: House): Promise<void> => {
    const unit = unitOf(house, HOUSE)
    const stamp = await createStateStore(unit).stamp()
    if (kept?.stamp === stamp) return
    kept = { stamp, index: (await stored(house, stamp)) ?? (await build(unit, stamp, kept?.stamp)) }
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
      find: async (question, kind, most) => {
        const now = house.clock.now().getTime()
        if (!kept) await refresh(house)
        else if (Math.abs(now - checkedAt) >= checkEvery) {
          checkedAt = now
          // A failure leaves the old index in place; the next look tries again.
          refresh(house).catch(() => undefined)
        }
        return kept ? kept.index.find(question, kind, most) : []
      },
      refresh: () => refresh(house),
    }),
  }
}

const fileOf = (stamp: number): string => `library-index_${INDEX_FORMAT}_${stamp}`

const stored = async (house: House, stamp: number): Promise<LibraryIndex | undefined> => {
  if (!(await house.files.about(fileOf(stamp)))) return undefined
  try {
    const chunks: Buffer[] = []
    for await (const chunk of house.files.open(fileOf(stamp))) chunks.push(chunk as Buffer)
    return unpackIndex(Buffer.concat(chunks))
  } catch {
    // Replaced while it was read, or made by another release: it is built anew.
    return undefined
  }
}

const build = async (unit: Unit, stamp: number, previous: number | undefined): Promise<LibraryIndex> => {
  const index = await buildIndex(await readCatalogue(unit))
  const about = { fileName: fileOf(stamp), contentType: 'application/octet-stream', purpose: 'search-index' }
  await unit.files.put(fileOf(stamp), Readable.from([packIndex(index)]), about, MOST_INDEX_BYTES)
  if (previous !== undefined) await unit.files.remove(fileOf(previous))
  return index
}
