import type { PublicCalendar } from '../../engines/hotline/ports'
import type { CalendarDay } from '../../engines/hotline/rules/roster/calendar'

interface Announced {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

/** `New Year's Day,元旦,1` → 元旦 */
const chineseName = (entry: string): string => entry.split(',')[1] ?? entry

/** Holidays and make-up days that the State Council announced, from the tables of `chinese-days`; its functions read days by the
 *  time zone of the machine, so only the tables are used. Loaded when first asked for. */
export const createPublicCalendar = (): PublicCalendar => {
  let loading: Promise<Announced> | undefined
  const announced = (): Promise<Announced> => {
    loading ??= import('chinese-days/dist/chinese-days.json', { with: { type: 'json' } }).then((table) =>
      'default' in table ? table.default : table,
    )
    return loading
  }
  return {
    knows: async (year) =>
      Object.keys((await announced()).holidays).some((day) => day.startsWith(`${year}-`)),
    days: async (from, count) => {
      const { holidays, workdays } = await announced()
      return Array.from({ length: count }, (_, ahead): CalendarDay => {
        const day = new Date(Date.parse(`${from}T00:00:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10)
        const [off, worked] = [holidays[day], workdays[day]]
        if (off !== undefined) return { day, kind: 'holiday', name: chineseName(off) }
        return worked === undefined
          ? { day, kind: 'ordinary' }
          : { day, kind: 'makeup', name: chineseName(worked) }
      })
    },
  }
}
