import { DAY, MINUTE, shanghaiDay, startOfDay } from '../../../kernel/time'

/** Days are `YYYY-MM-DD` and hours `HH:MM` of Asia/Shanghai, whatever the phone or the server believes. */

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Minutes since midnight of `HH:MM`; `24:00` is 1,440. */
export const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))

export const momentOf = (day: string, hour: string): Date =>
  new Date(startOfDay(day).getTime() + minutesOf(hour) * MINUTE)

/** `HH:MM` of a moment. */
export const hourOf = (at: Date): string => {
  const minutes = Math.round((at.getTime() - startOfDay(shanghaiDay(at)).getTime()) / MINUTE)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The end of a stretch as an hour of the day it began on: midnight is 24:00. */
export const endHourOf = (startsAt: Date, endsAt: Date): string =>
  shanghaiDay(startsAt) === shanghaiDay(endsAt) ? hourOf(endsAt) : '24:00'

export const isDay = (text: string): boolean => !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
