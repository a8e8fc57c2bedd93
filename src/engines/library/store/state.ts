import { collection } from '../../../kernel/collection'
import { after, SECOND } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** One document: how often something that can be found was changed. */
interface LibraryStateDoc {
  _id: 'library'
  stamp: number
  /** File id of the packed index that was made last. */
  packed?: string
}

export const libraryState = collection<LibraryStateDoc>('library_state')

export type StateStore = ReturnType<typeof createStateStore>

/** An import changes much in a second: the index is packed once when it is over. */
const CALM = 2 * SECOND

/** Topic of the outbox: something that can be found was changed. */
export const LIBRARY_CHANGED = 'library.changed'

export const createStateStore = ({ db, options, outbox, clock }: Unit) => ({
  /** 0 for an empty library. */
  stamp: async (): Promise<number> =>
    (await libraryState.of(db).findOne({ _id: 'library' }, options))?.stamp ?? 0,

  /** In the transaction of a change of what can be found: every process learns from it that its index is old. */
  bump: async (): Promise<void> => {
    const state = await libraryState
      .of(db)
      .findOneAndUpdate(
        { _id: 'library' },
        { $inc: { stamp: 1 } },
        { ...options, upsert: true, returnDocument: 'after' },
      )
    const stamp = state?.stamp ?? 0
    await outbox.add(LIBRARY_CHANGED, String(stamp), { stamp }, after(clock.now(), CALM))
  },

  packed: async (): Promise<string | undefined> =>
    (await libraryState.of(db).findOne({ _id: 'library' }, options))?.packed,

  /** Notes where the packed index lies now; answers where the one before lay. */
  setPacked: async (packed: string): Promise<string | undefined> => {
    const before = await libraryState
      .of(db)
      .findOneAndUpdate(
        { _id: 'library' },
        { $set: { packed }, $setOnInsert: { stamp: 0 } },
        { ...options, upsert: true },
      )
    return before?.packed
  },
})
