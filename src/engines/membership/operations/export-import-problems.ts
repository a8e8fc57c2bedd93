import { PassThrough } from 'node:stream'
import { requireScope } from '../../../kernel/caller'
import { XLSX } from '../../../kernel/file-kinds'
import { refuse } from '../../../kernel/refusal'
import { after, HOUR } from '../../../kernel/time'
import { membership } from '../contract'
import { operation, type Services } from '../services'
import type { ImportDoc } from '../store/imports'

const LIFE = HOUR
const MAX_BYTES = 200_000_000

/** The failed rows as they were written, to be put right and imported again. It holds full values, so it is
 *  recorded, its address expires, and the file goes after an hour. */
export const exportImportProblems = operation(membership.exportImportProblems, {
  prepare: async (given) => {
    const { input, caller, unit, imports } = given
    const job = await imports.get(input.importId)
    requireScope(caller, job?.orgPath, 'staff')
    if (!job) throw refuse('NOT_FOUND')
    const expiresAt = after(unit.clock.now(), LIFE)
    const fileId = unit.ids.next('export')
    const body = new PassThrough()
    const about = {
      fileName: `${job.fileName.replace(/\.xlsx$/i, '')}-没有导入的行.xlsx`,
      contentType: XLSX,
      purpose: 'export',
      expiresAt,
    }
    const [, written] = await Promise.allSettled([
      unit.files.put(fileId, body, about, MAX_BYTES),
      writeProblems(given, job, body),
    ])
    if (written.status === 'rejected') throw written.reason
    if (!(await unit.files.about(fileId))) throw refuse('AWAY')
    return { job, fileId, expiresAt }
  },
  handle: async ({ unit, prepared: { job, fileId, expiresAt } }) => {
    await unit.audit.record({
      action: 'export-import-problems',
      subject: job._id,
      orgPath: job.orgPath,
      detail: `下载了没有导入的 ${job.wrong} 行，里面有完整的号码`,
    })
    return {
      path: `/api/files/${unit.signer.sign('file', fileId, expiresAt)}`,
      expiresAt: expiresAt.toISOString(),
    }
  },
})

const writeProblems = async (
  { ports, unit, importProblems }: Services,
  job: ImportDoc,
  body: PassThrough,
): Promise<void> => {
  const titles = job.titles ?? []
  async function* rows(): AsyncGenerator<string[]> {
    for await (const problem of importProblems.each(job._id)) {
      const cells = JSON.parse(unit.vault.open(problem.row, 'importRow')) as string[]
      const reasons = problem.problems.map((one) => `${one.column}：${one.problem}`).join('；')
      yield [...titles.map((_, column) => cells[column] ?? ''), reasons, String(problem.line)]
    }
  }
  try {
    await ports.spreadsheets.write(
      { name: '没有导入的行', header: [...titles, '原因', '原来的行号'], rows: rows() },
      body,
    )
  } catch (error) {
    body.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}
