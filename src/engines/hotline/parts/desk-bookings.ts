import { after, DAY, startOfDay } from '../../../kernel/time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import { boardOf } from './board'
import { bookingView } from './booking-view'
import { openText } from './sealing'

/** Bookings of an adviser on one day, with the names of the people they receive. */
export const deskBookings = async (given: Services, adviser: AdviserDoc, day: string) => {
  const start = startOfDay(day)
  const found = await given.bookings.ofAdviser(adviser._id, start, after(start, DAY), [
    'confirmed',
    'arrived',
    'done',
    'missed',
  ])
  const names = await given.people.namesOf(found.map(({ memberId }) => memberId))
  return Promise.all(
    found.map(async (booking) => ({
      ...bookingView(booking, await boardOf(given, booking.serviceId), given.vault, false),
      person: names.get(booking.memberId) ?? '',
      ...(booking.address && { address: openText(given.vault, booking.kind, booking.address) }),
    })),
  )
}
