import { isDay } from '../../desk/days'
import { dayStart, MINUTE_MS } from '../when'

const HOUR = /^([01]\d|2[0-3]):([0-5]\d)$/
/** The end of a day. */
const MIDNIGHT = '24:00'

export const isHour = (text: string): boolean => HOUR.test(text) || text === MIDNIGHT

/** The moment (ISO 8601) at which it is `HH:MM` on a day in Shanghai; undefined when one of them is not right. */
export const momentOn = (day: string, hour: string): string | undefined => {
  if (!isDay(day) || !isHour(hour)) return undefined
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return new Date(dayStart(day) + (hours * 60 + minutes) * MINUTE_MS).toISOString()
}

export interface Hours {
  readonly from: string
  readonly to: string
}

/** 09:00–12:00，13:30–17:30 as stretches of a day; undefined when it cannot be read or a stretch ends before it begins. */
export const hoursOf = (text: string): Hours[] | undefined => {
  const parts = text.split(/[,，、;；]/).filter((part) => part.trim() !== '')
  const hours = parts.map((part) => {
    const [from = '', to = ''] = part.split(/[-–—~～至到]/).map((one) => one.trim().replace('：', ':'))
    return { from: padded(from), to: padded(to) }
  })
  const right = hours.every(({ from, to }) => isHour(from) && isHour(to) && from < to)
  return hours.length > 0 && right ? hours : undefined
}

const padded = (hour: string): string => (/^\d:/.test(hour) ? `0${hour}` : hour)

export const hoursText = (hours: readonly Hours[]): string =>
  hours.map(({ from, to }) => `${from}–${to}`).join('，')

/** 工资、工伤 → ['工资', '工伤'], each once. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]
