import { requireScope } from '../../../kernel/caller'
import { membership } from '../contract'
import { operation } from '../services'
import { readCursor, writeCursor } from '../store/paging'

/** Values are masked: the line and the column are enough to find the cell in the own file. */
export const listImportProblems = operation(
  membership.listImportProblems,
  async ({ input, caller, imports, importProblems }) => {
    requireScope(caller, (await imports.get(input.importId))?.orgPath, 'staff')
    const [after = '0'] = input.cursor === undefined ? [] : readCursor(input.cursor, 1)
    const page = await importProblems.page(input.importId, Math.max(0, Number.parseInt(after, 10) || 0))
    const last = page.lines.at(-1)
    return {
      items: page.lines.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem }))),
      ...(page.more && last && { next: writeCursor(String(last.line)) }),
    }
  },
)
