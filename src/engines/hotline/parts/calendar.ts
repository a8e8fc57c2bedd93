import { addDays } from '../rules/local-time'
import { changedDay, type CalendarDay } from '../rules/roster/calendar'
import type { PublicCalendar } from '../ports'
import type { RosterStore } from '../store/roster'

/** Days as announced, with what staff put right. */
export const calendarDays = async (
  { ports, roster }: { ports: { calendar: PublicCalendar }; roster: RosterStore },
  from: string,
  count: number,
): Promise<CalendarDay[]> => {
  const known = await ports.calendar.days(from, count)
  const changes = await roster.dayChanges(from, addDays(from, count))
  return known.map((day) => changedDay(day, changes.get(day.day)))
}
