const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The calendar day in Shanghai, `YYYY-MM-DD`, some days after the one of `at` (milliseconds since 1970). */
export const dayAfter = (at: number, days = 0): string =>
  new Date(at + SHANGHAI_MS + days * DAY_MS).toISOString().slice(0, 10)
