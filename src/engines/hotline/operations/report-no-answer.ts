import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { ringNext } from '../parts/call-steps'
import { operation } from '../services'

export const reportNoAnswer = operation(hotline.reportNoAnswer, async (given) => {
  const { input, caller, clock, calls, cases } = given
  const call = await calls.call(input.callId, memberOf(caller))
  if (!call) throw refuse('NOT_FOUND')
  if (call.state !== 'open') throw refuse('CALL_OVER')
  const file = await cases.get(call.caseId)
  if (!file) throw refuse('NOT_FOUND')
  const board = await boardOf(given, call.serviceId)
  const step = await ringNext(given, board, file, call, input.goodHours)
  if (!step) throw new Error('a call without a step')
  return { at: clock.now().toISOString(), step }
})
