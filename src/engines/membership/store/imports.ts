import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Columns } from '../rules/roster/columns'
import type { OrgDoc } from './orgs'
import { beforeMoment, pageBy, writeCursor } from './paging'

export type ImportState = 'reading' | 'checked' | 'applying' | 'done' | 'failed' | 'undoing' | 'undone'

export interface ImportCounts {
  rowsRead: number
  added: number
  changed: number
  transferred: number
  unchanged: number
  wrong: number
}

/** One roster on its way into the books. */
export interface ImportDoc extends ImportCounts {
  _id: string
  /** The union chosen for the file: people come to it or below it. */
  orgId: string
  orgPath: string[]
  fileId: string
  fileName: string
  /** Who started it, and the tops of their scope then: nobody is taken from outside of it. */
  accountId: string
  /** The member behind it: who is named where the import meets people of other unions. */
  startedBy?: string
  scope: string[]
  dryRun: boolean
  addMissingOrgs: boolean
  state: ImportState
  /** Raised with every start of reading: what an earlier one staged does not count. */
  attempt: number
  startedAt: Date
  finishedAt?: Date
  rowsTotal?: number
  applied: number
  orgsAdded: number
  problem?: string
  titles?: string[]
  columns?: Columns
  /** Unions that the file names and the tree lacks; parents before children. */
  newOrgs?: OrgDoc[]
  /** The last line of the file that is in order. */
  lastLine?: number
  /** The last line whose range has been applied. */
  appliedLine?: number
  /** What undoing did. */
  undo?: { restored: number; removed: number; kept: number }
}

/** An import can be taken back this long; then its before-images are deleted. */
export const UNDO_TIME = 30 * DAY

export const imports = collection<ImportDoc>('imports', [
  { key: { orgPath: 1, startedAt: -1, _id: -1 } },
  { key: { state: 1, startedAt: 1 } },
])

const PAGE = 20
const WITHOUT_ORGS = { newOrgs: 0 } as const

export type ImportsStore = ReturnType<typeof createImportsStore>

export const createImportsStore = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const col = imports.of(db)
  return {
    add: (doc: ImportDoc) => col.insertOne(doc, options),
    get: (importId: string) => col.findOne({ _id: importId }, { ...options, projection: WITHOUT_ORGS }),
    newOrgsOf: async (importId: string): Promise<OrgDoc[]> =>
      (await col.findOne({ _id: importId }, { ...options, projection: { newOrgs: 1 } }))?.newOrgs ?? [],

    page: async (scope: readonly string[], cursor: string | undefined) => {
      const found = await col
        .find(
          { orgPath: { $in: [...scope] }, ...beforeMoment('startedAt', cursor) },
          { ...options, projection: WITHOUT_ORGS },
        )
        .sort({ startedAt: -1, _id: -1 })
        .limit(PAGE + 1)
        .toArray()
      return pageBy<Omit<ImportDoc, 'newOrgs'>>(found, PAGE, (last) =>
        writeCursor(last.startedAt.toISOString(), last._id),
      )
    },

    /** Goes from one state to another; false when it is in another state by now, or another reading has begun than
     *  the one that says so. */
    move: async (
      importId: string,
      from: ImportState,
      to: ImportState,
      also: Partial<ImportDoc> = {},
      attempt?: number,
    ): Promise<boolean> => {
      const ends = to === 'done' || to === 'failed' || to === 'undone'
      const { matchedCount } = await col.updateOne(
        { _id: importId, state: from, ...(attempt !== undefined && { attempt }) },
        { $set: { ...also, state: to, ...(ends && { finishedAt: clock.now() }) } },
        options,
      )
      return matchedCount === 1
    },

    /** A new reading begins; its number. */
    startReading: async (importId: string): Promise<number | undefined> => {
      const found = await col.findOneAndUpdate(
        { _id: importId, state: 'reading' },
        {
          $inc: { attempt: 1 },
          $set: { rowsRead: 0, added: 0, changed: 0, transferred: 0, unchanged: 0, wrong: 0 },
        },
        { ...options, returnDocument: 'after', projection: { attempt: 1 } },
      )
      return found?.attempt
    },

    /** How far it is, said by the reading that still counts. */
    progress: async (importId: string, attempt: number, fields: Partial<ImportDoc>): Promise<boolean> =>
      (await col.updateOne({ _id: importId, attempt }, { $set: fields }, options)).matchedCount === 1,

    /** Finished ones whose before-images have had their time. */
    pastUndo: async (): Promise<{ _id: string }[]> =>
      col
        .find(
          {
            state: { $in: ['done', 'undone', 'checked', 'failed'] },
            startedAt: { $lt: after(clock.now(), -UNDO_TIME) },
          },
          { ...options, projection: { _id: 1 } },
        )
        .toArray(),
    remove: (importId: string) => col.deleteOne({ _id: importId }, options),
  }
}
