import { hotline } from '../contract'
import { calendarDays } from '../parts/calendar'
import { daysBetween } from '../rules/local-time'
import { operation } from '../services'

export const listHolidays = operation(hotline.listHolidays, async (given) => {
  const { input, ports, roster } = given
  const [first, next] = [`${input.year}-01-01`, `${input.year + 1}-01-01`]
  const days = await calendarDays(given, first, daysBetween(first, next))
  const changes = await roster.dayChanges(first, `${input.year}-12-31`)
  return {
    announced: await ports.calendar.knows(input.year),
    items: days
      .filter(({ day, kind }) => kind !== 'ordinary' || changes.has(day))
      .map(({ day, kind, name }) => ({
        day,
        off: kind === 'holiday',
        name: name ?? '',
        changedHere: changes.has(day),
      })),
  }
})
