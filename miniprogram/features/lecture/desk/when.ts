import { isDay } from '../../desk/days'

/** A day (YYYY-MM-DD) and an hour (HH:MM) in Asia/Shanghai as a moment in UTC; undefined when one of them does not exist. */
export const startOf = (day: string, time: string): string | undefined =>
  isDay(day) && isTime(time) ? new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString() : undefined

/** 09:30, 19:05; not 24:00, not 9:30. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Typed as people do: 9:30, 9：30 and 930 mean 09:30. What cannot be read stays as it is. */
export const timeTyped = (text: string): string => {
  const found = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim())
  const [, hours, minutes] = found ?? []
  return hours === undefined || minutes === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`
}
