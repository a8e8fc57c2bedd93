import { scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { deskName } from '../parts/cards'
import { operation } from '../services'

export const listAppeals = operation(hotline.listAppeals, async ({ caller, bookings, catalogue }) => {
  const found = await bookings.appeals(scopeOf(caller, 'staff'))
  const seats = found.map(({ roomId, deskId }) => roomId ?? deskId)
  const desks = new Map((await catalogue.desks(seats)).map((desk) => [desk._id, desk]))
  return {
    items: found.map(({ _id, startsAt, way, roomId, deskId, appeal }) => ({
      bookingId: _id,
      startsAt: startsAt.toISOString(),
      deskName: deskName(desks.get(roomId ?? deskId)),
      way,
      reason: appeal?.reason ?? '',
    })),
  }
})
