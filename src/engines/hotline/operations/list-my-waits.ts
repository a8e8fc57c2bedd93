import { memberOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { bookingViews } from '../parts/booking-view'
import { adviserCard } from '../parts/cards'
import { operation, type Services } from '../services'
import type { WaitDoc } from '../store/waits'

export const listMyWaits = operation(hotline.listMyWaits, async (given) => {
  const found = await given.waits.liveOf(memberOf(given.caller))
  const items = await Promise.all(found.map((wait) => rowOf(given, wait)))
  return { at: given.clock.now().toISOString(), items }
})

const rowOf = async (given: Services, wait: WaitDoc) => {
  const board = await boardOf(given, wait.serviceId)
  const { adviserId, way } = wait.wish
  const adviser = adviserId === undefined ? undefined : board.advisers.get(adviserId)
  const offered = wait.bookingId === undefined ? null : await given.bookings.get(wait.bookingId)
  const [offer] = offered?.state === 'offered' ? await bookingViews(given, [offered]) : []
  return {
    waitId: wait._id,
    serviceId: wait.serviceId,
    serviceName: board.service.name,
    way,
    from: wait.from,
    until: wait.until,
    ...(wait.part !== undefined && { part: wait.part }),
    ...(adviser && { adviser: adviserCard(adviser) }),
    ahead: await given.waits.ahead(wait),
    state: wait.state === 'offered' ? ('offered' as const) : ('waiting' as const),
    ...(offer && { offer }),
  }
}
