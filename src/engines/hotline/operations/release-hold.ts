import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { letGo } from '../parts/holds'
import { DONE, operation } from '../services'

export const releaseHold = operation(hotline.releaseHold, async (given) => {
  const held = await given.bookings.ofMember(given.input.bookingId, memberOf(given.caller))
  if (!held) throw refuse('NOT_FOUND')
  if (held.state !== 'held' && held.state !== 'offered') throw refuse('HOLD_OVER')
  await letGo(given, [held])
  return DONE
})
