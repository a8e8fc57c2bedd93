import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf, matterOf } from '../parts/board'
import { promiseFor } from '../parts/call-steps'
import { callbackView } from '../parts/callback-view'
import { caseFor } from '../parts/open-case'
import { operation } from '../services'

export const requestCallback = operation(hotline.requestCallback, async (given) => {
  const { input, caller, clock, calls, vault } = given
  const memberId = memberOf(caller)
  const board = await boardOf(given, input.serviceId)
  const { matterId } = matterOf(board.service, input.matterId)
  if (await calls.liveOf(memberId, board.service._id)) throw refuse('CALLBACK_WAITING')
  const file = await caseFor(given, caller, board, {
    caseId: input.caseId,
    matterId,
    text: input.about,
  })
  const callback = await promiseFor(given, board, file, memberId, {
    goodHours: input.goodHours,
    urgent: input.urgent,
    text: input.about,
    ...(input.matterId !== undefined && { matterId }),
  })
  return { at: clock.now().toISOString(), callback: callbackView(callback, board, vault, true) }
})
