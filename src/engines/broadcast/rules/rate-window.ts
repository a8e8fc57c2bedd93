import { MINUTE, SECOND } from '../../../kernel/time'

/** A message that may have counted at the vendor: at the latest at `at`. */
export interface Slot {
  readonly id: string
  readonly at: Date
}

/** What is known of one robot's limit. */
export interface RateWindow {
  readonly slots: readonly Slot[]
  /** The vendor said "too many": half as many from then on, twice as many again after every ten quiet minutes. */
  readonly limited?: { readonly perMinute: number; readonly at: Date } | undefined
}

export const EMPTY_WINDOW: RateWindow = { slots: [] }
/** WeCom: 20 messages a minute for a robot, in any 60 seconds. */
export const PER_MINUTE = 20
/** A call that was not answered may still have arrived this late. */
export const LATEST_ARRIVAL = 10 * SECOND
/** Two clocks never agree; costs a third of a percent. */
const MARGIN = SECOND / 5
const WINDOW = MINUTE + MARGIN
const RECOVERY = 10 * MINUTE

/** A clock that was set back makes slots of the future: what cannot be is brought to what can. */
const possible = (at: Date, now: Date): number => Math.min(at.getTime(), now.getTime() + LATEST_ARRIVAL)

export const allowedPerMinute = ({ limited }: RateWindow, now: Date): number => {
  if (!limited) return PER_MINUTE
  const quiet = Math.max(0, now.getTime() - possible(limited.at, now))
  return Math.min(PER_MINUTE, limited.perMinute * 2 ** Math.floor(quiet / RECOVERY))
}

/** How many messages may go now, and when the next may when none can. */
export const roomIn = (window: RateWindow, now: Date): { free: number; next: Date } => {
  const times = window.slots
    .map(({ at }) => possible(at, now))
    .filter((at) => at > now.getTime() - WINDOW)
    .sort((a, b) => a - b)
  const allowed = allowedPerMinute(window, now)
  // Right after the vendor refused, its window is full, whoever filled it.
  const held = window.limited ? possible(window.limited.at, now) + WINDOW : Number.NEGATIVE_INFINITY
  const free = held > now.getTime() ? 0 : Math.max(0, allowed - times.length)
  const oldest = times[Math.max(0, times.length - allowed)]
  const opens = times.length >= allowed && oldest !== undefined ? oldest + WINDOW : now.getTime()
  return { free, next: new Date(Math.max(opens, held, now.getTime())) }
}

/** Takes a slot before a message leaves; call it only where there is room. What is long over is forgotten. */
export const take = (window: RateWindow, id: string, now: Date): RateWindow => ({
  ...window,
  slots: [
    ...window.slots.flatMap((slot) => {
      const at = possible(slot.at, now)
      return at > now.getTime() - WINDOW ? [{ id: slot.id, at: new Date(at) }] : []
    }),
    { id, at: new Date(now.getTime() + LATEST_ARRIVAL) },
  ],
})

/** The answer is there: the message arrived at `at` at the latest. */
export const settle = (window: RateWindow, id: string, at: Date): RateWindow => ({
  ...window,
  slots: window.slots.map((slot) => (slot.id === id && at < slot.at ? { id, at } : slot)),
})

/** The vendor refused one as too many. */
export const halve = (window: RateWindow, at: Date): RateWindow => ({
  ...window,
  limited: { perMinute: Math.max(1, Math.floor(allowedPerMinute(window, at) / 2)), at },
})
