import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { writeEntry } from '../parts/open-case'
import { tell } from '../parts/tell'
import { partIn } from '../parts/who-sees'
import { DONE, operation } from '../services'

export const reopenCase = operation(hotline.reopenCase, async (given) => {
  const { input, caller, cases, clock, catalogue } = given
  const { file, as, adviser } = await partIn(given, caller, await cases.get(input.caseId))
  if (as === 'named') throw refuse('NOT_FOUND')
  if (file.state === 'open') throw refuse('CASE_OPEN')
  const now = clock.now()
  await cases.change(file._id, { state: 'open', changedAt: now }, ['closedAt'])
  await writeEntry(given, file, {
    kind: 'reopened',
    by: adviser?._id ?? 'worker',
    text: `重新打开：${input.reason}`,
  })
  const other =
    as === 'worker' ? (await catalogue.advisers([file.adviserId])).get(file.adviserId ?? '') : undefined
  const memberId = as === 'worker' ? other?.memberId : file.memberId
  if (memberId !== undefined)
    await tell(given, {
      key: `reopened:${file._id}:${now.getTime()}`,
      memberId,
      kind: 'case',
      text: '一件办结的咨询重新打开了',
      caseId: file._id,
    })
  return DONE
})
