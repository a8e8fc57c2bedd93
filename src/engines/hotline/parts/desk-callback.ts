import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import type { CallbackDoc } from '../store/calls'
import type { AdviserDoc } from '../store/catalogue'
import { adviserBehind } from './who-sees'

/** A callback of a service the caller works for; anything else is not there. */
export const deskCallback = async (
  given: Pick<Services, 'calls' | 'catalogue'>,
  caller: Caller,
  callbackId: string,
): Promise<{ callback: CallbackDoc; adviser: AdviserDoc }> => {
  const adviser = await adviserBehind(given, caller)
  const callback = await given.calls.callback(callbackId)
  if (!callback || !adviser.serviceIds.includes(callback.serviceId)) throw refuse('NOT_FOUND')
  return { callback, adviser }
}

/** The same, taken by the caller. */
export const takenCallback = async (
  given: Pick<Services, 'calls' | 'catalogue'>,
  caller: Caller,
  callbackId: string,
): Promise<{ callback: CallbackDoc; adviser: AdviserDoc }> => {
  const found = await deskCallback(given, caller, callbackId)
  if (found.callback.adviserId !== found.adviser._id) throw refuse('NOT_FOUND')
  return found
}
