/** The database keeps UTC, people see Asia/Shanghai, which has had no summer time since 1991. */
export interface Clock {
  now(): Date
}

/** Makes ids; random ones are 128 bit, so that they cannot be guessed. */
export interface Ids {
  /** `prefix_` and 22 characters of base64url. */
  next(prefix: string): string
  /** A number of `digits` digits, each drawn evenly. */
  digits(count: number): string
}

const SHANGHAI_OFFSET = 8 * 3_600_000
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** `YYYY-MM-DD HH:MM:SS` in Asia/Shanghai. */
export const shanghaiTime = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 19).replace('T', ' ')

/** `YYYY-MM-DD` in Asia/Shanghai. */
export const shanghaiDay = (at: Date): string => shanghaiTime(at).slice(0, 10)

/** `11月23日 14:00` in Asia/Shanghai: for words that are kept, since what was tomorrow is not tomorrow when they are read. */
export const sayDate = (at: Date): string => {
  const local = shanghaiTime(at)
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`
}

/** `11月23日` of a `YYYY-MM-DD`. */
export const sayDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** Midnight in Asia/Shanghai at which the day begins. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET)

export const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds)
