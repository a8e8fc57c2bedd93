import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { colleagueFor } from '../parts/colleague'
import { giveCase } from '../parts/give-case'
import { writeEntry } from '../parts/open-case'
import { advisedCase } from '../parts/who-sees'
import { DONE, operation } from '../services'

/** The next one starts from the summary and the whole history, not from zero. */
export const handOverCase = operation(hotline.handOverCase, async (given) => {
  const { input, caller } = given
  const { file, adviser, as } = await advisedCase(given, caller, input.caseId)
  if (as !== 'adviser') throw refuse('NOT_FOUND')
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const next = await colleagueFor(given, file, input.adviserId)
  if (next._id === adviser._id) return DONE
  const summary = `交接给${titled(next)}：${input.summary}`
  await writeEntry(given, file, { kind: 'handover', by: adviser._id, text: summary, shared: false })
  await giveCase(given, file, next, adviser._id)
  return DONE
})
