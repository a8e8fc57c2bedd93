import { DAY_MS, SHANGHAI_MS } from '../../ui/time'

/** Calendar days in Asia/Shanghai as the contracts write them: YYYY-MM-DD. */

/** True for a day that exists: 2027-02-30 does not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** The moment at which a day is over in Shanghai. */
export const endOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS + DAY_MS).toISOString()
