import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { takenCallback } from '../parts/desk-callback'
import { ABOUT } from '../parts/sealing'
import { subjectOf } from '../parts/who-sees'
import { operation } from '../services'

/** The number is shown to whoever has taken the promise and while it is owed; the look is written down with it. */
export const revealCallbackPhone = operation(hotline.revealCallbackPhone, async (given) => {
  const { callback } = await takenCallback(given, given.caller, given.input.callbackId)
  if (callback.live !== true || callback.takenAt === undefined) throw refuse('NOT_FOUND')
  await given.audit.record({
    action: 'look',
    subject: subjectOf({ ...callback, _id: callback.caseId }),
    orgPath: callback.orgPath,
    detail: '看了完整的手机号。原因：给您回电',
  })
  return { phone: given.vault.open(callback.phone, ABOUT.phone) }
})
