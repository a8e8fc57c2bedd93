import { after, MINUTE } from '../../../kernel/time'
import type { Vault } from '../../../kernel/vault'
import type { Services } from '../services'
import type { BookingDoc } from '../store/bookings'
import { boardOf, type Board } from './board'
import { adviserCard, deskName, placeCard } from './cards'
import { ABOUT, purposeOf } from './sealing'

/** A booking as the person sees it, with what they wrote and their code. */
export const bookingView = (booking: BookingDoc, board: Board, vault: Vault, mine = true) => {
  const { service } = board
  const adviser = board.advisers.get(booking.adviserId)
  const desk = board.desks.get(booking.roomId ?? booking.deskId)
  const place = service.places.find(({ placeId }) => placeId === desk?.placeId)
  const code = mine && booking.code ? vault.open(booking.code, ABOUT.code) : undefined
  return {
    bookingId: booking._id,
    serviceId: booking.serviceId,
    serviceName: service.name,
    kind: booking.kind,
    matter: service.matters.find(({ matterId }) => matterId === booking.matterId)?.name ?? '',
    way: booking.way,
    state: booking.state,
    startsAt: booking.startsAt.toISOString(),
    endsAt: booking.endsAt.toISOString(),
    adviser: adviser
      ? adviserCard(adviser)
      : {
          adviserId: booking.adviserId,
          name: '',
          kind: 'lawyer' as const,
          qualifications: [],
          goodAt: [],
          languages: [],
        },
    deskName: deskName(desk),
    ...(place && { place: placeCard(place) }),
    ...(booking.heldUntil && { heldUntil: booking.heldUntil.toISOString() }),
    changeUntil: changeUntil(booking, board).toISOString(),
    ...(booking.about && { about: vault.open(booking.about, purposeOf(booking.kind)) }),
    ...(booking.caseId !== undefined && { caseId: booking.caseId }),
    ...(code !== undefined && { checkIn: { code, qr: `njr:checkin:${booking._id}:${code}` } }),
    ...(booking.appeal && { appeal: booking.appeal.state }),
    ...(booking.changed !== undefined && { changed: booking.changed }),
  }
}

export const changeUntil = (booking: Pick<BookingDoc, 'startsAt'>, { service }: Board): Date =>
  after(booking.startsAt, -service.changeUntilMinutes * MINUTE)

/** Views of bookings of any services. */
export const bookingViews = async (
  given: Pick<Services, 'unit' | 'catalogue' | 'roster' | 'loaders' | 'vault'>,
  found: readonly BookingDoc[],
  mine = true,
) => {
  const boards = new Map<string, Board>()
  for (const serviceId of new Set(found.map((one) => one.serviceId)))
    boards.set(serviceId, await boardOf(given, serviceId))
  return found.flatMap((booking) => {
    const board = boards.get(booking.serviceId)
    return board ? [bookingView(booking, board, given.vault, mine)] : []
  })
}
