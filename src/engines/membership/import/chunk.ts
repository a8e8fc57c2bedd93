import type { Vault } from '../../../kernel/vault'
import { idKeyOf, phoneKeyOf } from '../rules/blind-keys'
import { cellText } from '../rules/roster/cell-text'
import { checkRow, type CellProblem, type RosterRow, type RowRules } from '../rules/roster/check-row'
import { titleOf } from '../rules/roster/columns'
import { createLineTable } from '../rules/roster/line-table'
import type { Place, Places } from '../rules/roster/place'
import type { SheetRow } from '../rules/roster/sheet'
import type { ImportProblemDoc } from '../store/import-problems'
import { maskValue } from './masks'

/** A row that is in order by itself, with its union and its fingerprints. */
export interface CheckedRow extends RosterRow {
  readonly place: Place
  readonly phoneKey: string
  readonly idKey?: string
  /** As written, for the file of failed rows. */
  readonly source: SheetRow
}

export interface RowChecker {
  /** The row, or the problem to keep. Rows must come in their order: of two that are alike the first one counts. */
  check(row: SheetRow): CheckedRow | Omit<ImportProblemDoc, '_id'>
  /** A problem that shows only beside the books. */
  problemOf(row: CheckedRow, problems: readonly CellProblem[]): Omit<ImportProblemDoc, '_id'>
}

export const createRowChecker = (
  importId: string,
  rules: RowRules,
  places: Places,
  vault: Pick<Vault, 'blind' | 'seal'>,
): RowChecker => {
  const linesOfPhones = createLineTable()
  const linesOfIdentities = createLineTable()
  const failed = (source: SheetRow, problems: readonly CellProblem[]): Omit<ImportProblemDoc, '_id'> => ({
    importId,
    line: source.line,
    problems: problems.map(({ field, value, problem }) => ({
      column: titleOf(field),
      value: maskValue(field, value),
      problem,
    })),
    row: vault.seal(JSON.stringify(Array.from(source.cells, cellText)), 'importRow'),
  })
  return {
    problemOf: (row, problems) => failed(row.source, problems),
    check: (source) => {
      const row = checkRow(source, rules)
      if (isProblems(row)) return failed(source, row)
      const place = places.of(row.unions)
      if ('problem' in place) return failed(source, [place])
      const phoneKey = phoneKeyOf(vault, row.phone)
      const idKey = row.idNumber === undefined ? undefined : idKeyOf(vault, row.idNumber)
      const sameIdentity = idKey === undefined ? undefined : linesOfIdentities.put(idKey, row.line)
      if (sameIdentity !== undefined) {
        const problem = `身份证号和第 ${sameIdentity} 行相同，同一个人留一行`
        return failed(source, [{ field: 'idNumber', value: row.idNumber ?? '', problem }])
      }
      const samePhone = linesOfPhones.put(phoneKey, row.line)
      if (samePhone !== undefined) {
        const problem = `手机号和第 ${samePhone} 行相同，每人填本人的号码`
        return failed(source, [{ field: 'phone', value: row.phone, problem }])
      }
      return { ...row, place, phoneKey, source, ...(idKey !== undefined && { idKey }) }
    },
  }
}

const isProblems = (row: RosterRow | readonly CellProblem[]): row is readonly CellProblem[] =>
  Array.isArray(row)
