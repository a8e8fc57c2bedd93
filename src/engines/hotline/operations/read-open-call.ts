import { memberOf } from '../../../kernel/caller'
import { after, HOUR } from '../../../kernel/time'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { dialStep } from '../parts/call-steps'
import { operation } from '../services'

const ASKED_FOR = 2 * HOUR

export const readOpenCall = operation(hotline.readOpenCall, async (given) => {
  const now = given.clock.now()
  const call = await given.calls.openCall(memberOf(given.caller), after(now, -ASKED_FOR))
  const at = now.toISOString()
  if (!call) return { at }
  const step = await dialStep(given, await boardOf(given, call.serviceId), call)
  return { at, ...(step && { step, startedAt: call.startedAt.toISOString() }) }
})
