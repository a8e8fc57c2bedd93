import { sayDate } from '../../../kernel/time'
import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { giveCallback } from '../parts/give-callback'
import { tell } from '../parts/tell'
import { mustNotServe } from '../rules/conflict'
import { DONE, operation } from '../services'

export const assignCallback = operation(hotline.assignCallback, async (given) => {
  const { input, caller, calls, catalogue, audit } = given
  const callback = await calls.callback(input.callbackId)
  requireScope(caller, callback?.orgPath, 'staff')
  const adviser = await catalogue.adviser(input.adviserId)
  if (!callback || !adviser?.active || !adviser.serviceIds.includes(callback.serviceId))
    throw refuse('NOT_FOUND')
  if (callback.live !== true) throw refuse('CALL_OVER')
  if (mustNotServe(adviser, callback.personPath)) throw refuse('AGAINST_OWN_CLIENT')
  await giveCallback(given, callback, adviser)
  await tell(given, {
    key: `assigned:${callback._id}:${callback.promisedBy.getTime()}`,
    memberId: adviser.memberId,
    kind: 'callback',
    text: `请您回一个电话，${sayDate(callback.promisedBy)} 前`,
    callbackId: callback._id,
  })
  await audit.record({
    action: 'assign-callback',
    subject: callback._id,
    orgPath: callback.orgPath,
    detail: `交给${adviser.name}`,
  })
  return DONE
})
