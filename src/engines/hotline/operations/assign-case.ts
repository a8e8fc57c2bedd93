import { requireScope, type Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { colleagueFor } from '../parts/colleague'
import { giveCase } from '../parts/give-case'
import { rehearse } from '../parts/rehearse'
import { operation, type Services } from '../services'

/** A case that has nobody, or whose adviser cannot go on, gets somebody. Staff name who; what is in it they do not see. */
export const assignCase = operation(hotline.assignCase, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => ({
    bookings: [...(prepared ?? (await apply(given, given.caller, given.input)))],
  }),
})

const apply = async (given: Services, caller: Caller, input: ParsedInput<typeof hotline.assignCase>) => {
  const file = await given.cases.get(input.caseId)
  requireScope(caller, file?.orgPath, 'staff')
  if (!file) throw refuse('NOT_FOUND')
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const next = await colleagueFor(given, file, input.adviserId)
  if (file.adviserId === next._id) return []
  const bookings = await giveCase(given, file, next, 'staff', input.bookings)
  await given.audit.record({
    action: 'assign-case',
    subject: file._id,
    orgPath: file.orgPath,
    detail: `交给${titled(next)}接着办`,
  })
  return bookings
}
