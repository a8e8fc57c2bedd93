import { memberOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { boardOf, matterOf } from '../parts/board'
import { newCall, ringNext } from '../parts/call-steps'
import { caseFor } from '../parts/open-case'
import { operation } from '../services'

/** The record is there before the phone rings, so that a call that nobody answers is known of. */
export const startCall = operation(hotline.startCall, async (given) => {
  const { input, caller, clock, calls } = given
  const memberId = memberOf(caller)
  const board = await boardOf(given, input.serviceId)
  const { matterId } = matterOf(board.service, input.matterId)
  await calls.leaveOpenCalls(memberId)
  const file = await caseFor(given, caller, board, { caseId: input.caseId, matterId, text: '' })
  const call = newCall(given, {
    caseId: file._id,
    memberId,
    serviceId: board.service._id,
    ...(input.matterId !== undefined && { matterId }),
  })
  await calls.addCall(call)
  const step = await ringNext(given, board, file, call, [])
  if (!step) throw new Error('a call without a step')
  return { at: clock.now().toISOString(), step }
})
