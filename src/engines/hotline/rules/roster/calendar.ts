import { weekdayOf } from '../local-time'

/** What kind of day it is by public calendar and the desk's own changes. */
export interface CalendarDay {
  readonly day: string
  /** `holiday`: off by decree. `makeup`: a weekend that is worked. `ordinary`: as its weekday says. */
  readonly kind: 'ordinary' | 'holiday' | 'makeup'
  /** 国庆节. */
  readonly name?: string
}

/** What staff put right about a day. */
export interface DayChange {
  readonly day: string
  readonly off: boolean
  readonly name: string
}

export const changedDay = (known: CalendarDay, change: DayChange | undefined): CalendarDay => {
  if (!change) return known
  if (change.off) return { day: known.day, kind: 'holiday', name: change.name }
  const kind = weekdayOf(known.day) >= 6 ? 'makeup' : 'ordinary'
  return { day: known.day, kind, name: change.name }
}

/** The weekday whose people work on a day; undefined when nobody does. A make-up Saturday is worked by Friday's people, a
 *  make-up Sunday by Monday's. */
export const workedAs = (day: CalendarDay, holidays: 'closed' | 'open'): number | undefined => {
  const weekday = weekdayOf(day.day)
  if (holidays === 'open') return weekday
  if (day.kind === 'holiday') return undefined
  if (day.kind === 'makeup') return weekday === 6 ? 5 : 1
  return weekday
}

/** 国庆节, 调休上班, 周末; undefined on an ordinary working day. */
export const noteOf = (day: CalendarDay): string | undefined => {
  if (day.kind === 'holiday') return day.name ?? '放假'
  if (day.kind === 'makeup') return '调休上班'
  return weekdayOf(day.day) >= 6 ? '周末' : undefined
}
