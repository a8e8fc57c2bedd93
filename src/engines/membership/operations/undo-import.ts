import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { canUndo } from '../import/report'
import { requireScopeOf } from '../import/require-scope-of'
import { settleStuck } from '../import/settle-stuck'
import { ROSTER_TOPICS } from '../import/topics'
import { DONE, operation } from '../services'

/** Possible for 30 days, as long as the records are kept as they were before. */
export const undoImport = operation(membership.undoImport, {
  prepare: async (given) => {
    const job = await given.imports.get(given.input.importId)
    requireScope(given.caller, job?.orgPath, 'staff')
    if (job) await requireScopeOf(job, given)
    if (!job || !canUndo(job, given.unit.clock.now())) throw refuse('CANNOT_UNDO')
    await settleStuck(given, job.orgPath)
  },
  handle: async ({ input, unit, imports, importLocks }) => {
    const job = await imports.get(input.importId)
    if (!job) throw refuse('NOT_FOUND')
    if (!(await imports.move(job._id, 'done', 'undoing'))) throw refuse('CANNOT_UNDO')
    if (!(await importLocks.acquire(job._id, job.orgPath))) throw refuse('IMPORT_RUNNING')
    await unit.outbox.add(ROSTER_TOPICS.undoing, job._id, { importId: job._id })
    await unit.audit.record({
      action: 'undo-import',
      subject: job._id,
      orgPath: job.orgPath,
      detail: '开始撤回这次名册导入',
    })
    return DONE
  },
})
