import { refuse } from '../../../kernel/refusal'
import { sayDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { writeEntry } from '../parts/open-case'
import { sealText } from '../parts/sealing'
import { tell } from '../parts/tell'
import { advisedCase } from '../parts/who-sees'
import { DONE, operation } from '../services'

export const setNextStep = operation(hotline.setNextStep, async (given) => {
  const { input, caller, cases, clock, vault } = given
  const { file, adviser } = await advisedCase(given, caller, input.caseId)
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const { step } = input
  const changedAt = clock.now()
  if (!step) {
    await cases.change(file._id, { changedAt }, ['nextStep'])
    return DONE
  }
  await cases.change(file._id, {
    changedAt,
    nextStep: { text: sealText(vault, file.kind, step.text), dueOn: step.dueOn, owner: step.owner },
  })
  const entryId = await writeEntry(given, file, {
    kind: 'step',
    by: adviser._id,
    text: `下一步：${step.text}（${sayDay(step.dueOn)}前，${step.owner === 'worker' ? '您来办' : '律师来办'}）`,
  })
  if (file.memberId !== undefined)
    await tell(given, {
      key: `step:${entryId}`,
      memberId: file.memberId,
      kind: 'case',
      text: '您的咨询有了下一步',
      caseId: file._id,
    })
  return DONE
})
