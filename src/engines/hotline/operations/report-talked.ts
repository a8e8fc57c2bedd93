import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { writeEntry } from '../parts/open-case'
import { operation } from '../services'

/** Whoever was rung last has talked to the person: the case is theirs unless it had somebody. */
export const reportTalked = operation(hotline.reportTalked, async (given) => {
  const { input, caller, clock, calls, cases } = given
  const call = await calls.call(input.callId, memberOf(caller))
  if (!call) throw refuse('NOT_FOUND')
  if (call.state !== 'open') throw refuse('CALL_OVER')
  await calls.endCall(call._id, 'talked')
  const file = await cases.get(call.caseId)
  const adviserId = call.attempts.at(-1)?.adviserId
  if (file) {
    await cases.change(file._id, {
      changedAt: clock.now(),
      ...(file.adviserId === undefined && adviserId !== undefined && { adviserId }),
    })
    await writeEntry(given, file, { kind: 'call', by: 'worker', text: '通上话了' })
  }
  return { caseId: call.caseId }
})
