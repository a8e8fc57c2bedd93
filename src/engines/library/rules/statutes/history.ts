import { NUMERAL, parseNumeral } from './numerals'
import type { HistoryLine } from './statute'

const DAY = new RegExp(`(${NUMERAL})年(${NUMERAL})月(${NUMERAL})日`, 'g')

/** True for a day that the calendar has, YYYY-MM-DD, 1900–2199. */
export const isCalendarDay = (day: string): boolean => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!found) return false
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || date < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return date <= (lengths[month - 1] ?? 0)
}

const dayFrom = (year: number | undefined, month: number | undefined, date: number | undefined) => {
  const two = (value: number | undefined) => String(value ?? 0).padStart(2, '0')
  return `${String(year ?? 0).padStart(4, '0')}-${two(month)}-${two(date)}`
}

/** A line of the information block with the days it names, in their order; impossible days are left out. */
export const historyLine = (text: string): HistoryLine => {
  const dates = [...text.matchAll(DAY)].map(([, year, month, date]) =>
    dayFrom(parseNumeral(year ?? ''), parseNumeral(month ?? ''), parseNumeral(date ?? '')),
  )
  return { text, dates: dates.filter(isCalendarDay) }
}
