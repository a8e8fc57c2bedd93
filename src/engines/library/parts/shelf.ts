import { HOUSE } from '../../../kernel/caller'
import { unitOf } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import { search, type Hit, type SearchOptions } from '../rules/search/search'
import { createStateStore } from '../store/state'
import { pack, readLastPacked, readPacked, type StampedIndex } from './packed'

export interface ShelfOptions {
  /** Milliseconds for which a process trusts its index before it asks whether anything changed; default 1000. */
  readonly checkEvery?: number
}

/** The search index in the memory of a process. */
export interface Shelf {
  find(question: string, options: SearchOptions): Promise<Hit[]>
}

/** Answers always come from the index at hand; a newer one is made beside it and then takes its place. A process that
 *  starts takes the one that was packed last, and waits for one to be made only when there is none at all. */
export const createShelf = ({ checkEvery = 1000 }: ShelfOptions) => {
  let kept: StampedIndex | undefined
  let checkedAt: number | undefined
  let work: Promise<void> | undefined

  const bringUpToDate = async (house: House): Promise<void> => {
    const unit = unitOf(house, HOUSE)
    const stamp = await createStateStore(unit).stamp()
    if (kept?.stamp === stamp) return
    const ready = await readPacked(house, stamp)
    if (!ready) await pack(unit, stamp)
    kept = ready ?? (await readPacked(house, stamp)) ?? kept
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
        kept ??= await readLastPacked(unitOf(house, HOUSE))
        if (!kept) await refresh(house)
        const now = house.clock.now().getTime()
        if (checkedAt === undefined || Math.abs(now - checkedAt) >= checkEvery) {
          checkedAt = now
          // A failure leaves the old index in place; the next look tries again.
          refresh(house).catch(() => undefined)
        }
        return kept ? search(kept.index, question, options) : []
      },
    }),
  }
}
