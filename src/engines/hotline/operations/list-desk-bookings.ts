import { hotline } from '../contract'
import { deskBookings } from '../parts/desk-bookings'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

export const listDeskBookings = operation(hotline.listDeskBookings, async (given) => {
  const adviser = await adviserBehind(given, given.caller)
  return { at: given.clock.now().toISOString(), items: await deskBookings(given, adviser, given.input.day) }
})
