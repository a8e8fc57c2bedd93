import { HOUSE } from '../../kernel/caller'
import { readTogether } from '../../kernel/read-together'
import { unitOf } from '../../kernel/transaction'
import type { House } from '../../kernel/unit'
import { createBookingStore } from './store/bookings'
import { createCaseStore, type CaseDoc } from './store/cases'
import { createChatStore, type ChatDoc } from './store/chats'
import { createRosterStore } from './store/roster'

/** Single records that many ask for at the same moment, read as one. Never inside a transaction. */
export interface Loaders {
  file(caseId: string): Promise<CaseDoc | undefined>
  chat(caseId: string): Promise<ChatDoc | undefined>
  /** Number of the roster of a service as it is now; undefined before its first change. */
  rosterVersion(serviceId: string): Promise<number | undefined>
  /** True when a hold or an offer is over and still stands in the way. */
  overdueHold(): Promise<boolean>
}

const kept = new WeakMap<House['db'], Loaders>()

/** One set for a house: calls that come together share it. */
export const loadersOf = (house: House): Loaders => {
  const known = kept.get(house.db)
  if (known) return known
  const unit = unitOf(house, HOUSE)
  const [bookings, cases, chats] = [createBookingStore(unit), createCaseStore(unit), createChatStore(unit)]
  const roster = createRosterStore(unit)
  const overdue = readTogether(async (keys) => {
    const found = await bookings.expired(unit.clock.now(), 1)
    return new Map(keys.map((key) => [key, found.length > 0]))
  })
  const made: Loaders = {
    file: readTogether((ids) => cases.byIds(ids)),
    chat: readTogether((ids) => chats.byIds(ids)),
    rosterVersion: readTogether((ids) => roster.versionsOf(ids)),
    overdueHold: async () => (await overdue('any')) ?? false,
  }
  kept.set(house.db, made)
  return made
}
