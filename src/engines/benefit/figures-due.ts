import { createOutbox } from '../../kernel/outbox'
import { after } from '../../kernel/time'
import { CHANGE_TIMEOUT_MS } from '../../kernel/transaction'
import type { House } from '../../kernel/unit'
import { slotOf, TOPICS } from './topics'

/** Seconds whose changes are counted at once. */
const SLOT = 5

/** Asks for a campaign's public figures to be counted again, soon after `now` and once more when every change that was on its
 *  way by then has been committed or is over. */
export type FiguresDue = (campaignId: string, now: Date) => Promise<void>

interface Asked {
  readonly slot: string
  readonly written: Promise<void>
}

const kept = new WeakMap<House['db'], Map<string, Asked>>()

/** The message is written outside the transaction of the change, once for a slot in each process: hundreds of changes that
 *  write the same record would make each other repeat. A change that is undone afterwards costs one count too many. */
export const figuresDueOf = (house: House): FiguresDue => {
  const asked = kept.get(house.db) ?? new Map<string, Asked>()
  kept.set(house.db, asked)
  const outbox = createOutbox(house, {})
  return async (campaignId, now) => {
    const { slot, end } = slotOf(now, SLOT)
    const last = asked.get(campaignId)
    if (last?.slot === slot) return last.written
    const until = after(end, CHANGE_TIMEOUT_MS).toISOString()
    const written = outbox.add(TOPICS.count, `${campaignId}:${slot}`, { campaignId, until }, end)
    asked.set(campaignId, { slot, written })
    try {
      await written
    } catch (error) {
      asked.delete(campaignId)
      throw error
    }
  }
}
