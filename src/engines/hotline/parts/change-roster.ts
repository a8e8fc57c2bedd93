import type { TouchedBooking } from '../contract/roster'
import { after, DAY, sayDate, shanghaiDay, startOfDay } from '../../../kernel/time'
import { addDays } from '../rules/local-time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { LeaveDoc, RuleDoc, ShiftDoc } from '../store/roster'
import { HORIZON_DAYS } from './board'
import { titled } from './cards'
import { awayOn, planRule } from './planning'
import { settleAgain, settleChange } from './settle'
import { tell } from './tell'

const tomorrow = (now: Date): string => addDays(shanghaiDay(now), 1)

const peopleIn = (shifts: readonly ShiftDoc[]): string[] => [
  ...new Set(shifts.flatMap(({ adviserId }) => adviserId ?? [])),
]

/** Puts new shifts of a rule in place of those from a day on, and sees to the bookings of whoever loses one. */
const replace = async (
  given: Services,
  rule: RuleDoc,
  fromDay: string,
  planned: readonly ShiftDoc[],
): Promise<TouchedBooking[]> => {
  const before = await given.roster.shiftsOfRule(rule._id, fromDay)
  await given.roster.replaceShifts(rule._id, fromDay, planned)
  await given.roster.changed([rule.serviceId])
  await raiseUncovered(given, planned)
  const change = {
    serviceId: rule.serviceId,
    adviserIds: peopleIn(before),
    from: startOfDay(fromDay),
    to: after(given.clock.now(), (HORIZON_DAYS + 1) * DAY),
  }
  await settleAgain(given, change)
  return (await settleChange(given, change)).touched
}

/** A rule as it is from now on; days that have begun stay as they are, those of a new rule begin today. */
export const applyRule = async (
  given: Services,
  rule: RuleDoc,
  isNew: boolean,
): Promise<{ shifts: number; touched: TouchedBooking[] }> => {
  const now = given.clock.now()
  await given.roster.saveRule(rule)
  const fromDay = isNew ? shanghaiDay(now) : tomorrow(now)
  const planned = await planRule(given, rule, fromDay)
  return { shifts: planned.length, touched: await replace(given, rule, fromDay, planned) }
}

export const finishRule = async (given: Services, rule: RuleDoc, last: string): Promise<TouchedBooking[]> => {
  await given.roster.saveRule({ ...rule, until: last })
  const from = [addDays(last, 1), tomorrow(given.clock.now())].reduce((a, b) => (a > b ? a : b))
  return replace(given, rule, from, [])
}

/** One day anew for every rule, because it is off now, or worked. Bookings are looked at when the whole day is planned: nobody is
 *  moved to somebody whose own shift goes a moment later. */
export const replanDay = async (given: Services, day: string): Promise<TouchedBooking[]> => {
  const before = new Map<string, ShiftDoc[]>()
  for (const rule of await given.roster.liveRules(day)) {
    if (rule.holidays === 'open') continue
    const { _id: ruleId, serviceId } = rule
    const ofDay = ({ day: one }: ShiftDoc): boolean => one === day
    const shifts = (await given.roster.shiftsOfRule(ruleId, day)).filter(ofDay)
    before.set(serviceId, [...(before.get(serviceId) ?? []), ...shifts])
    await given.roster.replaceDay(ruleId, day, (await planRule(given, rule, day)).filter(ofDay))
  }
  await given.roster.changed([...before.keys()])
  const touched: TouchedBooking[] = []
  for (const [serviceId, shifts] of before) {
    const change = {
      serviceId,
      adviserIds: peopleIn(shifts),
      from: startOfDay(day),
      to: startOfDay(addDays(day, 1)),
    }
    await settleAgain(given, change)
    touched.push(...(await settleChange(given, change)).touched)
  }
  return touched
}

/** Enters leave: each shift in it goes to the first standby who is there, or is raised as uncovered; bookings follow. */
export const applyLeave = async (
  given: Services,
  adviser: AdviserDoc,
  leave: LeaveDoc,
): Promise<{ touched: TouchedBooking[]; moved: number; displaced: number; uncovered: number }> => {
  await given.roster.addLeave(leave)
  return giveShiftsAway(given, adviser, leave)
}

/** Whoever is away from `from` to `to` gives each shift in it to a standby; the bookings follow the shifts. */
export const giveShiftsAway = async (
  given: Services,
  adviser: AdviserDoc,
  leave: Pick<LeaveDoc, 'from' | 'to'>,
): Promise<{ touched: TouchedBooking[]; moved: number; displaced: number; uncovered: number }> => {
  const shifts = await given.roster.shiftsOfAdviser(adviser._id, leave.from, leave.to)
  const standby = [...new Set(shifts.flatMap(({ standbyIds }) => standbyIds))]
  const away = awayOn(await given.roster.leavesOf(standby, leave.from))
  const uncovered: ShiftDoc[] = []
  for (const shift of shifts) {
    const cover = shift.standbyIds.find((id) => !away(id, shift.startsAt, shift.endsAt))
    await given.roster.giveShift(shift._id, cover)
    if (cover === undefined) uncovered.push({ ...shift })
    else await tellCover(given, cover, shift)
  }
  await given.roster.changed(shifts.map(({ serviceId }) => serviceId))
  await raiseUncovered(
    given,
    uncovered.map(({ adviserId: _gone, ...shift }) => shift),
  )
  const all = { touched: [] as TouchedBooking[], moved: 0, displaced: 0 }
  for (const serviceId of adviser.serviceIds) {
    const change = { serviceId, adviserIds: [adviser._id], from: leave.from, to: leave.to }
    await settleAgain(given, change)
    const { touched, moved, displaced } = await settleChange(given, change)
    all.touched.push(...touched)
    all.moved += moved
    all.displaced += displaced
  }
  return { ...all, uncovered: uncovered.length }
}

/** Gives one shift to somebody else. */
export const applyCover = async (
  given: Services,
  shift: ShiftDoc,
  adviserId: string,
): Promise<TouchedBooking[]> => {
  await given.roster.giveShift(shift._id, adviserId)
  await given.roster.changed([shift.serviceId])
  await tellCover(given, adviserId, shift)
  if (shift.adviserId !== adviserId) await tellRelieved(given, shift, adviserId)
  const change = {
    serviceId: shift.serviceId,
    adviserIds: shift.adviserId === undefined ? [] : [shift.adviserId],
    from: shift.startsAt,
    to: shift.endsAt,
  }
  await settleAgain(given, change)
  return (await settleChange(given, change)).touched
}

const tellCover = async (given: Services, adviserId: string, shift: ShiftDoc): Promise<void> => {
  const adviser = await given.catalogue.adviser(adviserId)
  if (!adviser) return
  await tell(given, {
    key: `cover:${shift._id}:${adviserId}:${given.clock.now().getTime()}`,
    memberId: adviser.memberId,
    kind: 'roster',
    text: `${sayDate(shift.startsAt)} 的班由您顶`,
  })
}

/** Whoever had the shift hears that they need not come. */
const tellRelieved = async (given: Services, shift: ShiftDoc, adviserId: string): Promise<void> => {
  const people = await given.catalogue.advisers([shift.adviserId, adviserId])
  const [before, next] = [people.get(shift.adviserId ?? ''), people.get(adviserId)]
  if (!before || !next) return
  await tell(given, {
    key: `relieved:${shift._id}:${given.clock.now().getTime()}`,
    memberId: before.memberId,
    kind: 'roster',
    text: `${sayDate(shift.startsAt)} 的班改由${titled(next)}值，您不用来`,
  })
}

const raiseUncovered = async (given: Services, shifts: readonly ShiftDoc[]): Promise<void> => {
  const now = given.clock.now()
  for (const shift of shifts) {
    if (shift.adviserId !== undefined) continue
    await given.notices.raise({
      _id: `uncovered:${shift._id}`,
      orgPath: shift.orgPath,
      at: now,
      kind: 'uncovered-shift',
      text: `${sayDate(shift.startsAt)} 的班没有人`,
      shiftId: shift._id,
    })
  }
}
