import { isDay } from '../../desk/days'
import type { Pattern, Rule, RuleInput } from './api'
import { hoursOf, hoursText } from './days'
import { words } from './words'

export type PatternKind = Pattern['kind']

/** A rule while it is being written; what does not belong to its kind of pattern is kept until it is saved. */
export interface RuleDraft {
  readonly deskId: string | undefined
  readonly kind: PatternKind
  /** Weekday (1 is Monday) → people, for `weekly`. */
  readonly week: Readonly<Record<number, readonly string[]>>
  /** For `turns` and `load`. */
  readonly people: readonly string[]
  readonly weekdays: readonly number[]
  readonly blockDays: number
  readonly hours: string
  readonly holidays: Rule['holidays']
  readonly standby: readonly string[]
  readonly from: string
  readonly until: string
}

const WORKING_DAYS = [1, 2, 3, 4, 5]

export const emptyRule = (today: string, deskId: string | undefined): RuleDraft => ({
  deskId,
  kind: 'weekly',
  week: {},
  people: [],
  weekdays: WORKING_DAYS,
  blockDays: 14,
  hours: '09:00–12:00，13:30–17:30',
  holidays: 'closed',
  standby: [],
  from: today,
  until: '',
})

export const draftOf = (rule: Rule): RuleDraft => {
  const { pattern } = rule
  return {
    ...emptyRule(rule.from, rule.deskId),
    kind: pattern.kind,
    ...(pattern.kind === 'weekly'
      ? { week: Object.fromEntries(pattern.days.map(({ weekday, adviserIds }) => [weekday, adviserIds])) }
      : { people: pattern.adviserIds, weekdays: pattern.weekdays }),
    ...(pattern.kind === 'turns' ? { blockDays: pattern.blockDays } : {}),
    hours: hoursText(rule.hours),
    holidays: rule.holidays,
    standby: rule.standbyIds,
    until: rule.until ?? '',
  }
}

export type RuleProblems = Partial<
  Record<'deskId' | 'people' | 'weekdays' | 'hours' | 'from' | 'until', string>
>

export const problemsOf = (draft: RuleDraft): RuleProblems => {
  const people = draft.kind === 'weekly' ? Object.values(draft.week).flat() : draft.people
  return {
    ...(draft.deskId === undefined ? { deskId: words.rule.desk } : {}),
    ...(people.length === 0 ? { people: words.rule.needPeople } : {}),
    ...(draft.kind !== 'weekly' && draft.weekdays.length === 0 ? { weekdays: words.rule.needDay } : {}),
    ...(hoursOf(draft.hours) === undefined ? { hours: words.rule.hoursWrong } : {}),
    ...(isDay(draft.from) ? {} : { from: words.cases.dayWrong }),
    ...(draft.until === '' || (isDay(draft.until) && draft.until >= draft.from)
      ? {}
      : { until: words.cases.dayWrong }),
  }
}

const patternOf = (draft: RuleDraft): Pattern => {
  const weekdays = [...draft.weekdays].sort((a, b) => a - b)
  const adviserIds = [...draft.people]
  switch (draft.kind) {
    case 'weekly':
      return {
        kind: 'weekly',
        days: Object.entries(draft.week)
          .filter(([, ids]) => ids.length > 0)
          .map(([weekday, ids]) => ({ weekday: Number(weekday), adviserIds: [...ids] })),
      }
    case 'turns':
      return { kind: 'turns', blockDays: draft.blockDays, adviserIds, weekdays }
    case 'load':
      return { kind: 'load', adviserIds, weekdays }
  }
}

/** What is sent; undefined while something is missing. */
export const inputOf = (
  draft: RuleDraft,
  ruleId: string | undefined,
): Omit<RuleInput, 'preview'> | undefined => {
  const hours = hoursOf(draft.hours)
  if (draft.deskId === undefined || hours === undefined || Object.keys(problemsOf(draft)).length > 0)
    return undefined
  return {
    ...(ruleId === undefined ? {} : { ruleId }),
    deskId: draft.deskId,
    from: draft.from,
    ...(draft.until === '' ? {} : { until: draft.until }),
    pattern: patternOf(draft),
    hours,
    holidays: draft.holidays,
    standbyIds: [...draft.standby],
  }
}
