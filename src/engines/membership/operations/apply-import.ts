import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { requireScopeOf } from '../import/require-scope-of'
import { settleStuck } from '../import/settle-stuck'
import { ROSTER_TOPICS } from '../import/topics'
import { DONE, operation } from '../services'

/** What was checked may be days old: a record that somebody changed since stays as it is and becomes a problem. */
export const applyImport = operation(membership.applyImport, {
  prepare: async (given) => {
    const job = await given.imports.get(given.input.importId)
    requireScope(given.caller, job?.orgPath, 'staff')
    if (job) await requireScopeOf(job, given)
    if (job?.state !== 'checked') throw refuse('NOT_CHECKED')
    await settleStuck(given, job.orgPath)
  },
  handle: async ({ input, unit, imports, importLocks }) => {
    const job = await imports.get(input.importId)
    if (!job) throw refuse('NOT_FOUND')
    if (!(await imports.move(job._id, 'checked', 'applying'))) throw refuse('NOT_CHECKED')
    if (!(await importLocks.acquire(job._id, job.orgPath))) throw refuse('IMPORT_RUNNING')
    await unit.outbox.add(ROSTER_TOPICS.applying, job._id, { importId: job._id })
    await unit.audit.record({
      action: 'apply-import',
      subject: job._id,
      orgPath: job.orgPath,
      detail: `开始导入查过的名册，共 ${job.rowsRead} 行`,
    })
    return DONE
  },
})
