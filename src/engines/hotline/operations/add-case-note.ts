import { hotline } from '../contract'
import { writeEntry } from '../parts/open-case'
import { tell } from '../parts/tell'
import { advisedCase } from '../parts/who-sees'
import { operation } from '../services'

export const addCaseNote = operation(hotline.addCaseNote, async (given) => {
  const { input, caller, cases, clock } = given
  const { file, adviser } = await advisedCase(given, caller, input.caseId)
  const { text, shared } = input
  const entryId = await writeEntry(given, file, { kind: 'note', by: adviser._id, text, shared })
  await cases.change(file._id, { changedAt: clock.now() })
  if (shared && file.memberId !== undefined)
    await tell(given, {
      key: `note:${entryId}`,
      memberId: file.memberId,
      kind: 'case',
      text: '您的咨询有新进展',
      caseId: file._id,
    })
  return { entryId }
})
