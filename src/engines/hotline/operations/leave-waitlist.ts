import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { letGo } from '../parts/holds'
import { DONE, operation } from '../services'

export const leaveWaitlist = operation(hotline.leaveWaitlist, async (given) => {
  const wait = await given.waits.get(given.input.waitId)
  if (wait?.memberId !== memberOf(given.caller) || wait.live !== true) throw refuse('NOT_FOUND')
  const offer = wait.bookingId === undefined ? null : await given.bookings.get(wait.bookingId)
  await given.waits.end(wait._id, 'left')
  if (offer?.state === 'offered') await letGo(given, [offer])
  return DONE
})
