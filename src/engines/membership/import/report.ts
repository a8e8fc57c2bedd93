import type { HandlerOutput } from '../../../kernel/contract'
import type { membership } from '../contract'
import { UNDO_TIME, type ImportDoc } from '../store/imports'

/** Only what has been brought into the books, and only while the before-images are kept. */
export const canUndo = (job: Pick<ImportDoc, 'state' | 'startedAt'>, now: Date): boolean =>
  job.state === 'done' && now.getTime() - job.startedAt.getTime() < UNDO_TIME

/** An import as staff see it. */
export const reportOf = (
  job: Omit<ImportDoc, 'newOrgs'>,
  now: Date,
): HandlerOutput<typeof membership.readImport> => ({
  importId: job._id,
  fileName: job.fileName,
  state: job.state,
  dryRun: job.dryRun,
  startedAt: job.startedAt.toISOString(),
  ...(job.finishedAt && { finishedAt: job.finishedAt.toISOString() }),
  rowsRead: job.rowsRead,
  ...(job.rowsTotal !== undefined && { rowsTotal: job.rowsTotal }),
  added: job.added,
  changed: job.changed,
  transferred: job.transferred,
  unchanged: job.unchanged,
  wrong: job.wrong,
  applied: job.applied,
  orgsAdded: job.orgsAdded,
  ...(job.problem !== undefined && { problem: job.problem }),
  canUndo: canUndo(job, now),
  ...(job.undo && { undo: job.undo }),
})
