import { now } from '../platform/clock'

/** Everything is shown in Asia/Shanghai, wherever the phone is; WeChat's engine has no time zones, so it is counted. */
export const SHANGHAI_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
const WEEK = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

interface Parts {
  year: number
  month: number
  day: number
  week: string
  time: string
}

const parts = (at: string | number): Parts => {
  const local = new Date(new Date(at).getTime() + SHANGHAI_MS)
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    week: WEEK[local.getUTCDay()] ?? '',
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  }
}

const dayNumber = (at: string | number): number => Math.floor((new Date(at).getTime() + SHANGHAI_MS) / DAY_MS)

/** 2026-11-20, as the contracts write days; so many days later when that is asked. */
export const calendarDay = (at: string | number, later = 0): string =>
  new Date(new Date(at).getTime() + SHANGHAI_MS + later * DAY_MS).toISOString().slice(0, 10)

/** 09:12 */
export const clockTime = (at: string | number): string => parts(at).time

/** 11月20日; with the year when it is not this one. */
export const shortDay = (at: string | number): string => {
  const { year, month, day } = parts(at)
  return year === parts(now()).year ? `${month}月${day}日` : `${year}年${month}月${day}日`
}

/** 2026年11月20日. A calendar day (`YYYY-MM-DD`) is taken as it is. */
export const longDay = (at: string | number): string => {
  if (typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at)) {
    const [year, month, day] = at.split('-').map(Number)
    return `${year}年${month}月${day}日`
  }
  const { year, month, day } = parts(at)
  return `${year}年${month}月${day}日`
}

/** 今天 09:12 · 昨天 18:40 · 11月20日 09:12 */
export const moment = (at: string | number): string => {
  const ago = dayNumber(now()) - dayNumber(at)
  const day = ago === 0 ? '今天' : ago === 1 ? '昨天' : shortDay(at)
  return `${day} ${clockTime(at)}`
}

/** For a list: the time today, the day otherwise. */
export const brief = (at: string | number): string => {
  const ago = dayNumber(now()) - dayNumber(at)
  return ago === 0 ? clockTime(at) : ago === 1 ? '昨天' : shortDay(at)
}

/** 早上好 … 晚上好 by the clock in Shanghai. */
export const greeting = (): string => {
  const hour = Number(clockTime(now()).slice(0, 2))
  if (hour < 5) return '夜里好'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}
