import { daysBetween, momentOf } from '../local-time'
import { workedAs, type CalendarDay } from './calendar'

/** Who works when, as staff write it; see `Pattern` of the contract. */
export type ShiftPattern =
  | { kind: 'weekly'; days: { weekday: number; adviserIds: string[] }[] }
  | { kind: 'turns'; blockDays: number; adviserIds: string[]; weekdays: number[] }
  | { kind: 'load'; adviserIds: string[]; weekdays: number[] }

export interface RosterRule {
  readonly from: string
  readonly until?: string
  readonly pattern: ShiftPattern
  readonly hours: readonly { from: string; to: string }[]
  readonly holidays: 'closed' | 'open'
  readonly standbyIds: readonly string[]
}

export interface PlannedShift {
  readonly day: string
  readonly from: string
  readonly to: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Who of several at one desk, from 0. */
  readonly seat: number
  /** Who is meant by the pattern. */
  readonly plannedId: string
  /** Who works; absent: nobody could. */
  readonly adviserId?: string
  /** Who could step in, in order. */
  readonly standbyIds: string[]
}

export interface PlanningFacts {
  /** A person is away at some time of the stretch. */
  readonly away: (adviserId: string, startsAt: Date, endsAt: Date) => boolean
  /** Minutes worked so far under this rule, for `load`. */
  readonly minutesSoFar: ReadonlyMap<string, number>
  /** Only one person sits at this desk. */
  readonly oneSeat: boolean
}

/** The shifts of a rule on some days in order. Whoever is away is replaced by the first standby who is not; the same
 *  facts give the same shifts. */
export const planShifts = (
  rule: RosterRule,
  days: readonly CalendarDay[],
  facts: PlanningFacts,
): PlannedShift[] => {
  const minutes = new Map(facts.minutesSoFar)
  return days.flatMap((day) => {
    if (day.day < rule.from || (rule.until !== undefined && day.day > rule.until)) return []
    const weekday = workedAs(day, rule.holidays)
    if (weekday === undefined) return []
    return rule.hours.flatMap(({ from, to }) => {
      const [startsAt, endsAt] = [momentOf(day.day, from), momentOf(day.day, to)]
      const people = peopleOf(rule, day.day, weekday, minutes, facts.oneSeat)
      const taken = new Set(people)
      return people.map((plannedId, seat) => {
        const free = (adviserId: string): boolean => !facts.away(adviserId, startsAt, endsAt)
        const standby = rule.standbyIds.filter((adviserId) => !taken.has(adviserId))
        const adviserId = free(plannedId) ? plannedId : standby.find(free)
        if (adviserId !== undefined) taken.add(adviserId)
        const worked = adviserId ?? plannedId
        minutes.set(worked, (minutes.get(worked) ?? 0) + (endsAt.getTime() - startsAt.getTime()) / 60_000)
        return {
          day: day.day,
          from,
          to,
          startsAt,
          endsAt,
          seat,
          plannedId,
          ...(adviserId !== undefined && { adviserId }),
          standbyIds: standby.filter((id) => id !== adviserId),
        }
      })
    })
  })
}

/** Where one person sits, the several of a weekday take it in turn, week by week. */
const peopleOf = (
  rule: RosterRule,
  day: string,
  weekday: number,
  minutes: ReadonlyMap<string, number>,
  oneSeat: boolean,
): string[] => {
  const { pattern } = rule
  switch (pattern.kind) {
    case 'weekly': {
      const people = pattern.days.find((one) => one.weekday === weekday)?.adviserIds ?? []
      return oneSeat ? inTurn(people, Math.floor(daysBetween(rule.from, day) / 7)) : people
    }
    case 'turns':
      if (!pattern.weekdays.includes(weekday)) return []
      return inTurn(pattern.adviserIds, Math.floor(daysBetween(rule.from, day) / pattern.blockDays))
    case 'load': {
      if (!pattern.weekdays.includes(weekday)) return []
      const [least] = pattern.adviserIds
        .map((id, order) => ({ id, order, worked: minutes.get(id) ?? 0 }))
        .sort((a, b) => a.worked - b.worked || a.order - b.order)
      return least ? [least.id] : []
    }
  }
}

const inTurn = (people: readonly string[], turn: number): string[] => {
  const one = people[((turn % people.length) + people.length) % people.length]
  return one === undefined ? [] : [one]
}
