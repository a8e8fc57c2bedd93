import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { reportOf } from '../import/report'
import { operation } from '../services'

/** Asked again and again while the work goes on, so it is one read by id. */
export const readImport = operation(membership.readImport, async ({ input, caller, unit, imports }) => {
  const job = await imports.get(input.importId)
  requireScope(caller, job?.orgPath, 'staff')
  if (!job) throw refuse('NOT_FOUND')
  return reportOf(job, unit.clock.now())
})
