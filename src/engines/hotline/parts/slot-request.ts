import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import { openSlot } from './slot-token'
import { wantedBy, type Wanted } from './wanted'
import { personOf } from './wish-of'

/** What a token stands for, looked up; refuses with SLOT_OVER when it is too old or not the caller's. */
export const slotOf = async (
  given: Services,
  caller: Caller,
  slotId: string,
): Promise<{ wanted: Wanted; startsAt: Date }> => {
  const person = personOf(caller)
  const slot = openSlot(given.signer, person.memberId, slotId)
  if (!slot) throw refuse('SLOT_OVER')
  return { wanted: await wantedBy(given, person, slot.wish, slot.startsAt), startsAt: slot.startsAt }
}
