/** Calendar days in Asia/Shanghai as the contracts write them: YYYY-MM-DD. */
const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The day `ago` days before the one of `at` (milliseconds since 1970). */
export const dayOf = (at: number, ago = 0): string =>
  new Date(at + SHANGHAI_MS - ago * DAY_MS).toISOString().slice(0, 10)

/** True for a day that exists: 2027-02-30 does not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** The moment at which a day is over in Shanghai. */
export const endOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS + DAY_MS).toISOString()
