import type { House } from '../../kernel/unit'

/** How long claims of a campaign waited for their commit, as this process saw it last. */
interface Seen {
  readonly delayMs: number
  readonly at: number
}

export interface Crowd {
  /** Claims wait longer than people should: newcomers queue. */
  isThick(campaignId: string, now: Date): boolean
  /** A batch is being committed whose oldest claim came at `since`; a batch that has to be repeated says so again. */
  note(campaignId: string, since: Date, now: Date): void
}

const PATIENCE_MS = 2_000
/** What was seen longer ago says nothing. */
const FRESH_MS = 3_000

const kept = new WeakMap<House['db'], Map<string, Seen>>()

export const crowdOf = (house: Pick<House, 'db'>, patienceMs = PATIENCE_MS): Crowd => {
  const seen = kept.get(house.db) ?? new Map<string, Seen>()
  kept.set(house.db, seen)
  return {
    isThick: (campaignId, now) => {
      if (patienceMs < 0) return true
      const last = seen.get(campaignId)
      return last !== undefined && now.getTime() - last.at < FRESH_MS && last.delayMs > patienceMs
    },
    note: (campaignId, since, now) => {
      seen.set(campaignId, { delayMs: now.getTime() - since.getTime(), at: now.getTime() })
    },
  }
}
