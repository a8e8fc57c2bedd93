import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'

/** One line of a roster that was not taken. */
export interface ImportProblemDoc {
  /** `import:line`, the line with leading zeros. */
  _id: string
  importId: string
  line: number
  /** `value` is masked. */
  problems: { column: string; value: string; problem: string }[]
  /** The cells as written, a JSON array of texts: for the file of failed rows, sealed because they name a person. */
  row: Sealed
}

export const importProblems = collection<ImportProblemDoc>('import_problems', [])

/** Seven digits order as numbers do; the format's last line is 1,048,576. */
const idOf = (importId: string, line: number): string => `${importId}:${String(line).padStart(7, '0')}`
const PAGE = 50

export type ImportProblemsStore = ReturnType<typeof createImportProblemsStore>

export const createImportProblemsStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = importProblems.of(db)
  const all = (importId: string) => ({ _id: { $gte: idOf(importId, 0), $lte: `${importId}:9999999` } })
  return {
    /** Writing a line again changes nothing. */
    add: async (found: readonly Omit<ImportProblemDoc, '_id'>[]): Promise<void> => {
      if (found.length === 0) return
      await col.bulkWrite(
        found.map((problem) => ({
          replaceOne: {
            filter: { _id: idOf(problem.importId, problem.line) },
            replacement: problem,
            upsert: true,
          },
        })),
        { ...options, ordered: false },
      )
    },
    /** Lines after `afterLine`. */
    page: async (importId: string, afterLine: number) => {
      const found = await col
        .find(
          { _id: { $gt: idOf(importId, afterLine), $lte: `${importId}:9999999` } },
          { ...options, projection: { row: 0 } },
        )
        .sort({ _id: 1 })
        .limit(PAGE + 1)
        .toArray()
      return { lines: found.slice(0, PAGE), more: found.length > PAGE }
    },
    each: (importId: string): AsyncIterable<ImportProblemDoc> =>
      col.find(all(importId), options).sort({ _id: 1 }),
    clear: (importId: string) => col.deleteMany(all(importId), options),
  }
}
