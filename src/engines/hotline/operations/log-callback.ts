import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { deskCallbackView } from '../parts/callback-view'
import { takenCallback } from '../parts/desk-callback'
import { writeEntry } from '../parts/open-case'
import { tryAgain } from '../parts/promise'
import { operation } from '../services'

export const logCallback = operation(hotline.logCallback, async (given) => {
  const { input, caller, clock, calls, cases, vault } = given
  const { callback, adviser } = await takenCallback(given, caller, input.callbackId)
  if (callback.live !== true) throw refuse('CALL_OVER')
  const changed = input.reached
    ? await calls.changeCallback(
        callback._id,
        {},
        { state: 'kept', takenAt: callback.takenAt ?? clock.now() },
        ['live', 'nextTryAt'],
      )
    : await tryAgain(given, callback)
  if (!changed) throw refuse('CALL_OVER')
  const file = await cases.get(callback.caseId)
  if (file) {
    await cases.change(file._id, {
      changedAt: clock.now(),
      ...(file.adviserId === undefined && { adviserId: adviser._id }),
    })
    await writeEntry(given, file, {
      kind: 'callback',
      by: adviser._id,
      callbackId: callback._id,
      text: input.reached ? '回电打通了' : `第 ${changed.tries} 次回电没有打通`,
    })
    if (input.note !== '')
      await writeEntry(given, file, { kind: 'note', by: adviser._id, text: input.note, shared: false })
  }
  const board = await boardOf(given, callback.serviceId)
  return { callback: deskCallbackView(changed, board, vault, adviser._id) }
})
