import { after, DAY, shanghaiDay, startOfDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { adviserCard, deskName } from '../parts/cards'
import { deskBookings } from '../parts/desk-bookings'
import { deskChats } from '../parts/desk-chats'
import { deskQueue } from '../parts/desk-queue'
import { adviserBehind } from '../parts/who-sees'
import { operation, type Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'

const AHEAD = 15 * DAY

export const readMyDesk = operation(hotline.readMyDesk, async (given) => {
  const { caller, clock, cases } = given
  const adviser = await adviserBehind(given, caller)
  const now = clock.now()
  const today = shanghaiDay(now)
  const shifts = await shiftsOf(given, adviser)
  return {
    at: now.toISOString(),
    adviser: adviserCard(adviser),
    onDutyNow: shifts.some(({ startsAt, endsAt, standby }) => !standby && startsAt <= now && now < endsAt),
    shifts: shifts.map(({ startsAt, endsAt, ...shift }) => ({
      ...shift,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    bookings: await deskBookings(given, adviser, today),
    callbacks: await deskQueue(given, adviser),
    chats: await deskChats(given, adviser),
    stepsDue: await cases.stepsDue(adviser._id, today),
  }
})

/** From today on: where the adviser sits, and where they may have to step in. */
const shiftsOf = async (given: Services, adviser: AdviserDoc) => {
  const from = startOfDay(shanghaiDay(given.clock.now()))
  const boards = await Promise.all(adviser.serviceIds.map((serviceId) => boardOf(given, serviceId)))
  return boards
    .flatMap(({ shifts, desks }) =>
      shifts
        .filter(({ startsAt, endsAt }) => endsAt > from && startsAt < after(from, AHEAD))
        .filter(({ adviserId, standbyIds }) => adviserId === adviser._id || standbyIds[0] === adviser._id)
        .map(({ day, startsAt, endsAt, deskId, adviserId }) => ({
          day,
          startsAt,
          endsAt,
          deskId,
          deskName: desks.get(deskId)?.name ?? deskName(undefined),
          standby: adviserId !== adviser._id,
        })),
    )
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}
