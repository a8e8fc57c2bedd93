import type { Cell } from './sheet'
import { cellText } from './cell-text'

const DAY_MS = 86_400_000

/** A calendar day `YYYY-MM-DD` from a date cell (days since 1900, or 1904 on old Macs) or from text such as
 *  2020年3月1日, 2020.3.1, 2020/03/01, 20200301, 2020-03-01 08:00; a sentence when it is none. */
export const parseDay = (
  cell: Cell,
  today: string,
  date1904: boolean,
): { day: string } | { problem: string } => {
  const day = typeof cell === 'number' ? dayOfNumber(cell, date1904) : dayOfText(cellText(cell))
  if (day === undefined) return { problem: `不是日期，请写成 2020-03-01 这样的年月日` }
  if (day < '1900-01-01') return { problem: '年份太早，请核对' }
  return day > today ? { problem: '日期还没有到，请核对' } : { day }
}

const dayOfNumber = (serial: number, date1904: boolean): string | undefined => {
  if (Number.isInteger(serial) && serial >= 19_000_101 && serial <= 21_001_231)
    return dayOfText(String(serial))
  if (serial < 1 || serial >= 80_000) return undefined
  const days = Math.floor(serial)
  // The 1900 calendar counts a 29 February 1900 that never was: below 60 it is one day behind.
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(epoch + days * DAY_MS).toISOString().slice(0, 10)
}

const PATTERN = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[T ]+\d{1,2}:\d{2}.*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/

const dayOfText = (text: string): string | undefined => {
  const match = PATTERN.exec(text) ?? COMPACT.exec(text)
  if (!match) return /^\d{5}$/.test(text) ? dayOfNumber(Number(text), false) : undefined
  const [, year = '', month = '', day = ''] = match
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return real ? date.toISOString().slice(0, 10) : undefined
}
