import { collection } from '../../../kernel/collection'
import { after, MINUTE, SECOND } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** While one import works in a district no other does, and none of the city as a whole. */
interface LockDoc {
  /** District, or the city for an import of the whole city; `gate:` and the city for the gate. */
  _id: string
  cityId?: string
  importId?: string
  /** The run that works on it now. */
  holder?: string
  beatAt?: Date
  /** The gate counts who went through: two that come at once write the same record, so one of them waits. */
  passed?: number
}

export const importLocks = collection<LockDoc>('import_locks', [
  { key: { cityId: 1 } },
  { key: { importId: 1 } },
])

/** A run that says nothing for so long is dead; another one may go on with its work. */
export const RUN_SILENCE = 30 * SECOND
/** An import that nobody works on for so long is stuck. */
export const IMPORT_SILENCE = 10 * MINUTE

const areaOf = (orgPath: readonly string[]): { cityId: string; areaId: string; whole: boolean } => {
  const cityId = orgPath[0] ?? ''
  return { cityId, areaId: orgPath[1] ?? cityId, whole: orgPath.length < 2 }
}

export type ImportLocksStore = ReturnType<typeof createImportLocksStore>

export const createImportLocksStore = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const col = importLocks.of(db)
  const inTheWay = (orgPath: readonly string[]) => {
    const { cityId, areaId, whole } = areaOf(orgPath)
    return whole ? { cityId } : { cityId, _id: { $in: [areaId, cityId] } }
  }
  return {
    /** Inside a transaction: takes the district for the import, or answers false when another one has it. */
    acquire: async (importId: string, orgPath: readonly string[]): Promise<boolean> => {
      const { cityId, areaId } = areaOf(orgPath)
      await col.updateOne({ _id: `gate:${cityId}` }, { $inc: { passed: 1 } }, { ...options, upsert: true })
      const other = await col.findOne({ ...inTheWay(orgPath), importId: { $ne: importId } }, options)
      if (other) return false
      await col.replaceOne(
        { _id: areaId },
        { cityId, importId, beatAt: clock.now() },
        { ...options, upsert: true },
      )
      return true
    },
    /** Imports in the way on which nobody has worked for long. */
    stuck: async (orgPath: readonly string[]): Promise<string[]> => {
      const found = await col
        .find({ ...inTheWay(orgPath), beatAt: { $lt: after(clock.now(), -IMPORT_SILENCE) } }, options)
        .toArray()
      return found.flatMap((lock) => lock.importId ?? [])
    },
    release: (importId: string) => col.deleteOne({ importId }, options),

    /** A run takes the work; `busy` while another run is alive, `gone` when the import has no lock (any more). */
    claim: async (importId: string, holder: string): Promise<'ours' | 'busy' | 'gone'> => {
      const now = clock.now()
      const { matchedCount } = await col.updateOne(
        { importId, $or: [{ holder: { $exists: false } }, { beatAt: { $lt: after(now, -RUN_SILENCE) } }] },
        { $set: { holder, beatAt: now } },
        options,
      )
      if (matchedCount === 1) return 'ours'
      return (await col.findOne({ importId }, options)) ? 'busy' : 'gone'
    },
    /** A sign of life; false when another run has taken over. */
    beat: async (importId: string, holder: string): Promise<boolean> =>
      (await col.updateOne({ importId, holder }, { $set: { beatAt: clock.now() } }, options)).matchedCount ===
      1,
    /** The next run need not wait until this one is taken for dead. */
    letGo: (importId: string, holder: string) =>
      col.updateOne({ importId, holder }, { $unset: { holder: '' } }, options),
  }
}
