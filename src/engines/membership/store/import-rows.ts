import { MongoBulkWriteError, MongoServerError, type AnyBulkWriteOperation } from 'mongodb'
import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import type { Unit } from '../../../kernel/unit'
import { members, type MemberDoc } from './members'

export type RowKind = 'add' | 'change' | 'transfer'

/** What one line of a roster will do to the books, staged until the whole file has been read. */
export interface ImportRowDoc {
  /** `import.attempt:line`: unique, in order, and the only index, because every index costs an import time. */
  _id: string
  kind: RowKind
  memberId: string
  /** Of a new member the whole record, else the fields that are written. */
  after: Partial<MemberDoc> & Pick<MemberDoc, 'importId' | 'changedAt'>
  /** The whole record as it was. */
  before?: MemberDoc
}

export const importRows = collection<ImportRowDoc>('import_rows', [])

/** Lines `from` to `to`, both included. */
export interface Lines {
  readonly from: number
  readonly to: number
}

/** The staged rows of one reading. */
export interface Batch {
  readonly importId: string
  readonly attempt: number
}

const idOf = ({ importId, attempt }: Batch, line: number): string =>
  `${importId}.${attempt}:${String(line).padStart(7, '0')}`
export const lineOf = (row: { _id: string }): number => Number(row._id.slice(-7))

export type ImportRowsStore = ReturnType<typeof createImportRowsStore>

export const createImportRowsStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const rows = importRows.of(db)
  const people = members.of(db)
  const within = (batch: Batch, lines: Lines) => ({
    _id: { $gte: idOf(batch, lines.from), $lte: idOf(batch, lines.to) },
  })
  const isAdd = { kind: 'add' } as const
  const isChange = { kind: { $ne: 'add' } } as const

  /** One write a row, so that one that cannot be done stops no other. */
  const writeEach = async (writes: AnyBulkWriteOperation<MemberDoc>[]): Promise<void> => {
    if (writes.length === 0) return
    try {
      await people.bulkWrite(writes, { ordered: false })
    } catch (error) {
      const onlyDuplicates =
        error instanceof MongoBulkWriteError &&
        [error.writeErrors].flat().every((one) => one.code === 11000) &&
        error.result.getWriteConcernError() === undefined
      if (!onlyDuplicates) throw error
    }
  }

  return {
    stage: async (batch: Batch, staged: readonly (Omit<ImportRowDoc, '_id'> & { line: number })[]) => {
      if (staged.length === 0) return
      await rows.insertMany(
        staged.map(({ line, ...row }) => ({ _id: idOf(batch, line), ...row })),
        { ...options, ordered: false },
      )
    },
    clear: (importId: string) =>
      rows.deleteMany({ _id: { $gte: `${importId}.`, $lt: `${importId}/` } }, options),
    /** What was staged about somebody who has left. No index serves this: it happens rarely, and outside of any call. */
    forget: (memberId: string) => rows.deleteMany({ memberId }, options),
    count: (batch: Batch, lines: Lines) => rows.countDocuments(within(batch, lines), options),
    each: (batch: Batch, lines: Lines): AsyncIterable<ImportRowDoc> =>
      rows.find(within(batch, lines), options).sort({ _id: 1 }),

    /** New members of these lines go into the books inside the database. True when all did; else some may have,
     *  and `addEach` does the rest. */
    addAll: async (batch: Batch, lines: Lines): Promise<boolean> => {
      try {
        await rows
          .aggregate(
            [
              { $match: { ...within(batch, lines), ...isAdd } },
              { $replaceWith: '$after' },
              { $merge: { into: members.name, whenMatched: 'fail', whenNotMatched: 'insert' } },
            ],
            { writeConcern: { w: 'majority' } },
          )
          .toArray()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    addEach: async (staged: readonly ImportRowDoc[]): Promise<void> =>
      writeEach(
        staged
          .filter((row) => row.kind === 'add')
          .map((row) => ({ insertOne: { document: row.after as MemberDoc } })),
      ),

    /** Changes go in where the record is still as it was read. Doing it again changes nothing. */
    changeAll: async (batch: Batch, lines: Lines): Promise<boolean> => {
      try {
        await rows
          .aggregate(
            [
              { $match: { ...within(batch, lines), ...isChange } },
              { $project: { _id: '$memberId', after: 1, seen: '$before.changedAt' } },
              {
                $merge: {
                  into: members.name,
                  let: { after: '$after', seen: '$seen' },
                  whenMatched: [
                    {
                      $replaceWith: {
                        $cond: [
                          { $eq: ['$changedAt', '$$seen'] },
                          { $mergeObjects: ['$$ROOT', '$$after'] },
                          '$$ROOT',
                        ],
                      },
                    },
                  ],
                  whenNotMatched: 'discard',
                },
              },
            ],
            { writeConcern: { w: 'majority' } },
          )
          .toArray()
        return true
      } catch (error) {
        if (isDuplicate(error) || isMovedAway(error)) return false
        throw error
      }
    },
    changeEach: async (staged: readonly ImportRowDoc[]): Promise<void> =>
      writeEach(
        staged.flatMap((row) =>
          row.before === undefined
            ? []
            : [
                {
                  updateOne: {
                    filter: { _id: row.memberId, changedAt: row.before.changedAt },
                    update: { $set: row.after },
                  },
                },
              ],
        ),
      ),

    /** Of these rows, those that are not in the books as this import wrote them. */
    notApplied: async (importId: string, staged: readonly ImportRowDoc[]): Promise<ImportRowDoc[]> => {
      const found = await people
        .find(
          { _id: { $in: staged.map((row) => row.memberId) }, importId },
          { ...options, projection: { _id: 1 } },
        )
        .toArray()
      const applied = new Set(found.map((member) => member._id))
      return staged.filter((row) => !applied.has(row.memberId))
    },
    hasChanges: async (batch: Batch, lines: Lines): Promise<boolean> =>
      (await rows.findOne(
        { ...within(batch, lines), ...isChange },
        { ...options, projection: { _id: 1 } },
      )) !== null,
  }
}

/** A record whose key another process changed while it was being merged. */
const isMovedAway = (error: unknown): boolean => error instanceof MongoServerError && error.code === 112
