import { memberOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { bookingViews } from '../parts/booking-view'
import { pageOfRows, readCursor } from '../parts/paging'
import { operation } from '../services'

const PAGE = 20

export const listMyBookings = operation(hotline.listMyBookings, async (given) => {
  const { input, caller, clock, bookings } = given
  const now = clock.now()
  const memberId = memberOf(caller)
  if (!input.past) {
    const found = await bookings.upcomingOf(memberId, now)
    return { at: now.toISOString(), items: await bookingViews(given, found) }
  }
  const found = await bookings.pastOf(memberId, now, readCursor(input.cursor), PAGE + 1)
  const { page, next } = pageOfRows(found, PAGE, ({ startsAt, _id }) => ({ at: startsAt, id: _id }))
  return {
    at: now.toISOString(),
    items: await bookingViews(given, page),
    ...(next !== undefined && { next }),
  }
})
