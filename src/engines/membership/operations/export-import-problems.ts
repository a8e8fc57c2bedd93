import type { Writable } from 'node:stream'
import { requireScope } from '../../../kernel/caller'
import { exportAddress, makeExport } from '../../../kernel/exports'
import { XLSX } from '../../../kernel/file-kinds'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { operation, type Services } from '../services'
import type { ImportDoc } from '../store/imports'

/** The failed rows as they were written, to be put right and imported again. It holds full values, so it is
 *  recorded, its address expires, and the file goes after an hour. */
export const exportImportProblems = operation(membership.exportImportProblems, {
  prepare: async (given) => {
    const { input, caller, unit, imports } = given
    const job = await imports.get(input.importId)
    requireScope(caller, job?.orgPath, 'staff')
    if (!job) throw refuse('NOT_FOUND')
    const about = {
      fileName: `${job.fileName.replace(/\.xlsx$/i, '')}-没有导入的行.xlsx`,
      contentType: XLSX,
    }
    return { job, made: await makeExport(unit, about, (to) => writeProblems(given, job, to)) }
  },
  handle: async ({ unit, prepared: { job, made } }) => {
    await unit.audit.record({
      action: 'export-import-problems',
      subject: job._id,
      orgPath: job.orgPath,
      detail: `下载了没有导入的 ${job.wrong} 行，里面有完整的号码`,
    })
    return exportAddress(unit, made)
  },
})

const writeProblems = async (
  { ports, unit, importProblems }: Services,
  job: ImportDoc,
  to: Writable,
): Promise<void> => {
  const titles = job.titles ?? []
  async function* rows(): AsyncGenerator<string[]> {
    for await (const problem of importProblems.each(job._id)) {
      const cells = JSON.parse(unit.vault.open(problem.row, 'importRow')) as string[]
      const reasons = problem.problems.map((one) => `${one.column}：${one.problem}`).join('；')
      yield [...titles.map((_, column) => cells[column] ?? ''), reasons, String(problem.line)]
    }
  }
  const header = [...titles, '原因', '原来的行号']
  await ports.spreadsheets.write({ name: '没有导入的行', header, rows: rows() }, to)
}
