import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { colleagueFor } from '../parts/colleague'
import { giveCase } from '../parts/give-case'
import { DONE, operation } from '../services'

/** A case that has nobody, or whose adviser cannot go on, gets somebody. Staff name who; what is in it they do not see. */
export const assignCase = operation(hotline.assignCase, async (given) => {
  const { input, caller, cases, audit } = given
  const file = await cases.get(input.caseId)
  requireScope(caller, file?.orgPath, 'staff')
  if (!file) throw refuse('NOT_FOUND')
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const next = await colleagueFor(given, file, input.adviserId)
  if (file.adviserId === next._id) return DONE
  await giveCase(given, file, next, 'staff')
  await audit.record({
    action: 'assign-case',
    subject: file._id,
    orgPath: file.orgPath,
    detail: `交给${titled(next)}接着办`,
  })
  return DONE
})
