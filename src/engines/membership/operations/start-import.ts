import { memberOf, requireScope, scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { readTicket } from '../../../kernel/uploads'
import { membership } from '../contract'
import { settleStuck } from '../import/settle-stuck'
import { ROSTER_TOPICS } from '../import/topics'
import { operation } from '../services'

/** The work itself is done by a worker: a roster of a district takes longer than anybody holds a line open. */
export const startImport = operation(membership.startImport, {
  prepare: async (given) => {
    const { input, caller, unit, orgTree } = given
    const org = await orgTree.get(input.orgId)
    requireScope(caller, org?.orgPath, 'staff')
    const claim = readTicket(unit.signer, input.ticket)
    if (claim?.purpose !== 'roster' || claim.accountId !== caller.accountId) throw refuse('FILE_MISSING')
    if (!(await unit.files.about(claim.fileId))) throw refuse('FILE_MISSING')
    await settleStuck(given, org?.orgPath ?? [])
    return claim
  },
  handle: async ({ input, caller, unit, orgTree, imports, importLocks, prepared }) => {
    const org = await orgTree.get(input.orgId)
    if (!org) throw refuse('NOT_FOUND')
    const importId = unit.ids.next('import')
    if (!(await importLocks.acquire(importId, org.orgPath))) throw refuse('IMPORT_RUNNING')
    await imports.add({
      _id: importId,
      orgId: org._id,
      orgPath: org.orgPath,
      fileId: prepared.fileId,
      fileName: prepared.fileName,
      accountId: caller.accountId,
      startedBy: memberOf(caller),
      scope: scopeOf(caller, 'staff'),
      dryRun: input.dryRun,
      addMissingOrgs: input.addMissingOrgs,
      state: 'reading',
      attempt: 0,
      startedAt: unit.clock.now(),
      rowsRead: 0,
      added: 0,
      changed: 0,
      transferred: 0,
      unchanged: 0,
      wrong: 0,
      applied: 0,
      orgsAdded: 0,
    })
    await unit.outbox.add(ROSTER_TOPICS.reading, importId, { importId })
    await unit.audit.record({
      action: 'start-import',
      subject: importId,
      orgPath: org.orgPath,
      detail: input.dryRun ? `试查名册，范围“${org.name}”` : `导入名册，范围“${org.name}”`,
    })
    return { importId }
  },
})
