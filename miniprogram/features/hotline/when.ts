import { calendarDay, DAY_MS, SHANGHAI_MS } from '../../ui/time'

/** Days and spans as people say them, in Asia/Shanghai and against the server's clock: the phone's own may be wrong, and it
 *  may stand in another time zone. All moments are ISO 8601 or milliseconds since 1970. */

type Moment = string | number

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
const WEEK = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const at = (moment: Moment): Date => new Date(new Date(moment).getTime() + SHANGHAI_MS)
const two = (n: number): string => String(n).padStart(2, '0')

/** Days since 1970 in Shanghai. */
const dayNumber = (moment: Moment): number => Math.floor(at(moment).getTime() / DAY_MS)

/** Midnight in Shanghai at which a day (`YYYY-MM-DD`) begins, in milliseconds. */
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS

/** Midnight in Shanghai at which it ends. */
export const dayEnd = (day: string): number => dayStart(day) + DAY_MS

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string => calendarDay(dayStart(day), days)

/** 14:05 */
export const timeOf = (moment: Moment): string =>
  `${two(at(moment).getUTCHours())}:${two(at(moment).getUTCMinutes())}`

/** The end of a span; midnight closes its day: 24:00. */
export const endOf = (moment: Moment): string => (timeOf(moment) === '00:00' ? '24:00' : timeOf(moment))

export const weekOf = (moment: Moment): string => WEEK[at(moment).getUTCDay()] ?? ''

/** 11月26日 */
export const dateOf = (moment: Moment): string =>
  `${at(moment).getUTCMonth() + 1}月${at(moment).getUTCDate()}日`

/** 今天 · 明天 · 昨天 · 11月26日 周四. While the server's time is not known, the date. */
export const dayWord = (moment: Moment, now: Moment | undefined): string => {
  if (now === undefined) return `${dateOf(moment)} ${weekOf(moment)}`
  const away = dayNumber(moment) - dayNumber(now)
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  if (away === -1) return '昨天'
  return `${dateOf(moment)} ${weekOf(moment)}`
}

/** 今天 15:14 */
export const when = (moment: Moment, now: Moment | undefined): string =>
  `${dayWord(moment, now)} ${timeOf(moment)}`

/** 15:14 today, 明天 9:30 on another day: for a deadline in a sentence. */
export const by = (moment: Moment, now: Moment | undefined): string =>
  now !== undefined && dayNumber(moment) === dayNumber(now) ? timeOf(moment) : when(moment, now)

/** A span in words, rounded down: 不到 1 分钟 · 42 分钟 · 1 小时 20 分钟 · 3 天. */
export const span = (milliseconds: number): string => {
  const minutes = Math.floor(Math.max(0, milliseconds) / MINUTE_MS)
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes < 24 * 60) {
    const rest = minutes % 60
    return `${Math.floor(minutes / 60)} 小时${rest === 0 ? '' : ` ${rest} 分钟`}`
  }
  return `${Math.floor(minutes / 60 / 24)} 天`
}

/** 4:32; never below 0:00. */
export const countdown = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / SECOND_MS))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}
