import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { colleagueFor } from '../parts/colleague'
import { writeEntry } from '../parts/open-case'
import { advisedCase } from '../parts/who-sees'
import { DONE, operation } from '../services'

/** Only the adviser of the case lets others in; the person sees who is. */
export const nameOnCase = operation(hotline.nameOnCase, async (given) => {
  const { input, caller, cases } = given
  const { file, adviser, as } = await advisedCase(given, caller, input.caseId)
  if (as !== 'adviser') throw refuse('NOT_FOUND')
  const colleague = await colleagueFor(given, file, input.adviserId)
  if (colleague._id === adviser._id || file.namedIds.includes(colleague._id) === input.named) return DONE
  await cases.name(file._id, colleague._id, input.named)
  await writeEntry(given, file, {
    kind: 'handover',
    by: adviser._id,
    text: `${titled(colleague)}${input.named ? '一起办，也能看到' : '不再参与'}`,
  })
  return DONE
})
