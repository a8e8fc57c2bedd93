import { after, DAY } from '../../../kernel/time'
import { hotline } from '../contract'
import { signCalendar } from '../parts/calendar-link'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

const LIFE = 365 * DAY

/** A calendar program cannot sign in, so the address itself is the key: signed, for a year, and ended by the next one. */
export const createCalendarLink = operation(hotline.createCalendarLink, async (given) => {
  const { caller, clock, ids, signer, catalogue, ports } = given
  const adviser = await adviserBehind(given, caller)
  const key = ids.next('calendar')
  await catalogue.setCalendarKey(adviser._id, key)
  const expiresAt = after(clock.now(), LIFE)
  const path = `/api/hotline/calendar/${signCalendar(signer, adviser._id, key, expiresAt)}`
  return { url: `${ports.publicUrl}${path}`, expiresAt: expiresAt.toISOString() }
})
