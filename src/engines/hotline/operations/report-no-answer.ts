import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf, type Board } from '../parts/board'
import { dialStep, promisedStep, ringNext } from '../parts/call-steps'
import type { HourSpan } from '../rules/promise/good-hours'
import { operation, type Services } from '../services'
import type { CallDoc } from '../store/calls'
import type { CaseDoc } from '../store/cases'

export const reportNoAnswer = operation(hotline.reportNoAnswer, async (given) => {
  const { input, caller, clock, calls, cases } = given
  const call = await calls.call(input.callId, memberOf(caller))
  if (!call) throw refuse('NOT_FOUND')
  const file = await cases.get(call.caseId)
  if (!file) throw refuse('NOT_FOUND')
  const board = await boardOf(given, call.serviceId)
  const step = await stepAfter(given, board, file, call, input)
  if (!step) throw new Error('a call without a step')
  return { at: clock.now().toISOString(), step }
})

/** The line may have said it first: then the step that followed is the answer, and nobody is passed over. */
const stepAfter = async (
  given: Services,
  board: Board,
  file: CaseDoc,
  call: CallDoc,
  said: { attempt?: number | undefined; goodHours: readonly HourSpan[] },
) => {
  if (call.state === 'promised' && call.byLine) return promisedStep(given, board, call)
  if (call.state !== 'open') throw refuse('CALL_OVER')
  if (said.attempt !== undefined && said.attempt < call.attempts.length) return dialStep(given, board, call)
  return ringNext(given, board, file, call, said.goodHours)
}
