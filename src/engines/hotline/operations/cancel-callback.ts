import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { writeEntry } from '../parts/open-case'
import { tell } from '../parts/tell'
import { DONE, operation } from '../services'

export const cancelCallback = operation(hotline.cancelCallback, async (given) => {
  const { input, caller, calls, cases, catalogue } = given
  const callback = await calls.callback(input.callbackId)
  if (callback?.memberId !== memberOf(caller)) throw refuse('NOT_FOUND')
  if (callback.live !== true) throw refuse('CALL_OVER')
  await calls.changeCallback(callback._id, {}, { state: 'cancelled' }, ['live', 'nextTryAt'])
  const file = await cases.get(callback.caseId)
  if (file) await writeEntry(given, file, { kind: 'callback', by: 'worker', text: '说不用再回电了' })
  const adviser = callback.adviserId === undefined ? null : await catalogue.adviser(callback.adviserId)
  if (adviser)
    await tell(given, {
      key: `cancelled:${callback._id}`,
      memberId: adviser.memberId,
      kind: 'callback',
      text: '您接下的一个回电不用打了',
      callbackId: callback._id,
    })
  return DONE
})
