import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { takenCallback } from '../parts/desk-callback'
import { DONE, operation } from '../services'

export const passCallback = operation(hotline.passCallback, async (given) => {
  const { callback, adviser } = await takenCallback(given, given.caller, given.input.callbackId)
  if (callback.live !== true) throw refuse('NOT_FOUND')
  await given.calls.changeCallback(
    callback._id,
    { adviserId: adviser._id },
    {
      state: callback.state === 'retry' ? 'retry' : 'waiting',
      passedBy: [...new Set([...callback.passedBy, adviser._id])],
    },
    ['adviserId', 'takenAt'],
  )
  // Who was let in for this call only is out again.
  await given.cases.name(callback.caseId, adviser._id, false)
  return DONE
})
