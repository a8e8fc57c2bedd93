import type { ImportDoc } from '../store/imports'
import type { ImportRowDoc } from '../store/import-rows'
import type { Desk, StillOurs } from './desk'

const CHUNK = 500

/** Puts back what the import changed and takes out whom it added, wherever nobody has done anything since. Records
 *  that were changed, bound to an account or given a role meanwhile stay, and are counted. */
export const undoRoster = async (
  desk: Desk,
  job: ImportDoc,
  stillOurs: StillOurs,
): Promise<{ restored: number; removed: number; kept: number }> => {
  const { accounts, imports, rows, undo } = desk
  const batch = { importId: job._id, attempt: job.attempt }
  const sum = { restored: 0, removed: 0, kept: 0 }
  for (let from = 1; from <= (job.lastLine ?? 0); from += CHUNK) {
    stillOurs()
    const staged: ImportRowDoc[] = []
    for await (const row of rows.each(batch, { from, to: from + CHUNK - 1 })) staged.push(row)
    if (staged.length === 0) continue
    const added = staged.filter((row) => row.kind === 'add')
    const changed = staged.filter((row) => row.kind !== 'add')
    const bound = await accounts.boundAmong(added.map((row) => row.memberId))
    // People first who were added: their numbers become free for those who had them.
    await undo.removeAdded(added, bound)
    await undo.restoreChanged(changed)
    const removed = await undo.goneAmong(added)
    const restored = await undo.restoredAmong(changed)
    sum.removed += removed
    sum.restored += restored
    sum.kept += staged.length - removed - restored
    await imports.progress(job._id, job.attempt, { undo: { ...sum } })
  }
  await undo.removeOrgs(await imports.newOrgsOf(job._id))
  return sum
}
