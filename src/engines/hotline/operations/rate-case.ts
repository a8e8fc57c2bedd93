import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { ownCase } from '../parts/who-sees'
import { DONE, operation } from '../services'

export const rateCase = operation(hotline.rateCase, async (given) => {
  const { input, caller, cases } = given
  const file = await ownCase(given, caller, input.caseId)
  if (file.state === 'open') throw refuse('CASE_OPEN')
  await cases.change(file._id, { satisfaction: input.satisfaction })
  return DONE
})
