/** The calendar day after one, `YYYY-MM-DD`. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The day on which a merchant books now: today, unless that was closed or the clock went back. */
export const openDay = (
  today: string,
  last: { readonly day: string; readonly state: 'open' | 'closed' } | null,
): string => {
  if (!last || last.day < today) return today
  return last.state === 'open' ? last.day : dayAfter(last.day)
}
