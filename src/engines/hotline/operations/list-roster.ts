import { scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { adviserCard } from '../parts/cards'
import { calendarDays } from '../parts/calendar'
import { addDays, weekdayOf } from '../rules/local-time'
import { noteOf } from '../rules/roster/calendar'
import { operation, type Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { ShiftDoc } from '../store/roster'

export const listRoster = operation(hotline.listRoster, async (given) => {
  const { input, caller, clock, roster, catalogue, bookings } = given
  const last = addDays(input.from, input.days - 1)
  const scope = scopeOf(caller, 'staff', 'auditor')
  const adviser = caller.memberId === undefined ? null : await catalogue.adviserOf(caller.memberId)
  const found = await (scope.length > 0
    ? roster.shiftsBelow(scope, input.from, last)
    : roster.shiftsByService(adviser?.serviceIds ?? [], input.from, last))
  const shifts = found.filter(({ deskId }) => input.deskId === undefined || deskId === input.deskId)
  const booked = await bookings.countByShift(shifts)
  const counts = new Map(shifts.map(({ _id }, at) => [_id, booked[at] ?? 0]))
  const view = await viewOf(given, shifts, counts)
  const days = await calendarDays(given, input.from, input.days)
  return {
    at: clock.now().toISOString(),
    days: days.map((day) => {
      const note = noteOf(day)
      return {
        day: day.day,
        ...(note !== undefined && { note }),
        off: day.kind === 'holiday' || (day.kind === 'ordinary' && weekdayOf(day.day) >= 6),
        shifts: shifts.filter((shift) => shift.day === day.day).map(view),
      }
    }),
  }
})

const viewOf = async (
  { catalogue }: Services,
  shifts: readonly ShiftDoc[],
  counts: ReadonlyMap<string, number>,
) => {
  const desks = new Map(
    (await catalogue.desks([...new Set(shifts.map(({ deskId }) => deskId))])).map((desk) => [desk._id, desk]),
  )
  const people = await catalogue.advisers(
    shifts.flatMap(({ adviserId, plannedId, standbyIds }) => [adviserId, plannedId, ...standbyIds]),
  )
  const cards = (ids: readonly string[]) =>
    ids.flatMap((id): AdviserDoc[] => {
      const adviser = people.get(id)
      return adviser ? [adviser] : []
    })
  return (shift: ShiftDoc) => {
    const adviser = shift.adviserId === undefined ? undefined : people.get(shift.adviserId)
    const planned = shift.plannedId === shift.adviserId ? undefined : people.get(shift.plannedId)
    return {
      shiftId: shift._id,
      deskId: shift.deskId,
      deskName: desks.get(shift.deskId)?.name ?? '',
      from: shift.from,
      to: shift.to,
      startsAt: shift.startsAt.toISOString(),
      endsAt: shift.endsAt.toISOString(),
      ...(adviser && { adviser: adviserCard(adviser) }),
      ...(planned && { instead: planned.name }),
      standby: cards(shift.standbyIds).map(adviserCard),
      bookings: counts.get(shift._id) ?? 0,
    }
  }
}
