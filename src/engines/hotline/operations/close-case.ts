import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { writeEntry } from '../parts/open-case'
import { sealText } from '../parts/sealing'
import { tell } from '../parts/tell'
import { advisedCase } from '../parts/who-sees'
import { DONE, operation } from '../services'

/** Closing takes no promise away: what is still owed stays owed until it is kept. */
export const closeCase = operation(hotline.closeCase, async (given) => {
  const { input, caller, cases, clock, vault } = given
  const { file, adviser, as } = await advisedCase(given, caller, input.caseId)
  if (as !== 'adviser') throw refuse('NOT_FOUND')
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const now = clock.now()
  await cases.change(
    file._id,
    {
      state: 'closed',
      closedAt: now,
      changedAt: now,
      outcome: input.outcome,
      result: sealText(vault, file.kind, input.result),
    },
    ['nextStep', 'satisfaction'],
  )
  await writeEntry(given, file, { kind: 'result', by: adviser._id, text: input.result })
  if (file.memberId !== undefined)
    await tell(given, {
      key: `closed:${file._id}:${now.getTime()}`,
      memberId: file.memberId,
      kind: 'case',
      text: '您的咨询办结了，有没有帮到您，请说一声',
      caseId: file._id,
    })
  return DONE
})
