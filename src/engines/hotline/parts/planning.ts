import { shanghaiDay, startOfDay } from '../../../kernel/time'
import { addDays, daysBetween } from '../rules/local-time'
import { planShifts, type PlannedShift } from '../rules/roster/plan-shifts'
import type { Services } from '../services'
import type { LeaveDoc, RuleDoc, ShiftDoc } from '../store/roster'
import { HORIZON_DAYS } from './board'
import { calendarDays } from './calendar'

type Needs = Pick<Services, 'catalogue' | 'roster' | 'ports' | 'clock'>

export const awayOn =
  (leaves: readonly LeaveDoc[]) =>
  (adviserId: string, startsAt: Date, endsAt: Date): boolean =>
    leaves.some((leave) => leave.adviserId === adviserId && leave.from < endsAt && leave.to > startsAt)

/** The shifts of a rule from a day to the horizon, as the rule, the calendar and leave have it. */
export const planRule = async (given: Needs, rule: RuleDoc, fromDay: string): Promise<ShiftDoc[]> => {
  const desk = await given.catalogue.desk(rule.deskId)
  const today = shanghaiDay(given.clock.now())
  const first = [fromDay, rule.from].reduce((a, b) => (a > b ? a : b))
  const horizon = addDays(today, HORIZON_DAYS)
  const last = rule.until !== undefined && rule.until < horizon ? rule.until : horizon
  const count = daysBetween(first, last) + 1
  if (!desk?.active || count <= 0) return []
  const people = [...new Set([...peopleOf(rule), ...rule.standbyIds])]
  const known = await given.catalogue.advisers(people)
  const gone = people.filter((id) => known.get(id)?.active !== true)
  const leaves = await given.roster.leavesOf(people, startOfDay(first))
  const away = awayOn(leaves)
  const planned = planShifts(rule, await calendarDays(given, first, count), {
    away: (id, startsAt, endsAt) => gone.includes(id) || away(id, startsAt, endsAt),
    minutesSoFar:
      rule.pattern.kind === 'load' ? await given.roster.minutesBefore(rule._id, first) : new Map(),
    oneSeat: desk.kind === 'window',
  })
  return planned.map((shift) => shiftDoc(rule, desk.kind, shift))
}

export const peopleOf = ({ pattern }: Pick<RuleDoc, 'pattern'>): string[] =>
  pattern.kind === 'weekly' ? pattern.days.flatMap(({ adviserIds }) => adviserIds) : pattern.adviserIds

const shiftDoc = (rule: RuleDoc, deskKind: string, shift: PlannedShift): ShiftDoc => ({
  _id: `${rule._id}:${shift.day}:${shift.from.replace(':', '')}:${shift.seat}`,
  ruleId: rule._id,
  deskId: rule.deskId,
  serviceId: rule.serviceId,
  deskKind,
  orgPath: rule.orgPath,
  ...shift,
})

/** Plans the days that came into sight since the rule was planned last. Safe to run twice. Returns new shifts. */
export const extendRule = async (given: Needs, rule: RuleDoc): Promise<ShiftDoc[]> => {
  const last = await given.roster.lastPlanned(rule._id)
  const from = last === undefined ? shanghaiDay(given.clock.now()) : addDays(last, 1)
  const shifts = await planRule(given, rule, from)
  await given.roster.addShifts(shifts)
  if (shifts.length > 0) await given.roster.changed([rule.serviceId])
  return shifts
}
