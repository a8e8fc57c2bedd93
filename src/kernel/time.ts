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

/** `YYYY-MM-DD` in Asia/Shanghai. */
export const shanghaiDay = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10)

/** Midnight in Asia/Shanghai at which the day begins. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET)

export const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds)
