import type { Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { colleagueFor } from '../parts/colleague'
import { giveCase } from '../parts/give-case'
import { writeEntry } from '../parts/open-case'
import { rehearse } from '../parts/rehearse'
import { advisedCase } from '../parts/who-sees'
import { operation, type Services } from '../services'

/** The next one starts from the summary and the whole history, not from zero. */
export const handOverCase = operation(hotline.handOverCase, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => ({
    bookings: [...(prepared ?? (await apply(given, given.caller, given.input)))],
  }),
})

const apply = async (given: Services, caller: Caller, input: ParsedInput<typeof hotline.handOverCase>) => {
  const { file, adviser, as } = await advisedCase(given, caller, input.caseId)
  if (as !== 'adviser') throw refuse('NOT_FOUND')
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const next = await colleagueFor(given, file, input.adviserId)
  if (next._id === adviser._id) return []
  const text = `交接给${titled(next)}：${input.summary}`
  await writeEntry(given, file, { kind: 'handover', by: adviser._id, text, shared: false })
  return giveCase(given, file, next, adviser._id, input.bookings)
}
