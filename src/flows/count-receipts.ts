import { countReceipts } from '../engines/broadcast/counting'
import { COUNTED_FOR, countAgainAfter } from '../engines/broadcast/rules/count-again'
import { HOUSE } from '../kernel/caller'
import { inTransaction } from '../kernel/transaction'
import type { Consumer } from '../kernel/outbox'
import { after } from '../kernel/time'
import type { House } from '../kernel/unit'

const AT_ONCE = 500
/** Transactions in one go, so that a message is handed back long before its lease of a minute ends. */
const TURNS = 40

/** Counts what people opened and acknowledged, some hundred receipts in one commit, and comes back for more. */
export const countBroadcast =
  (house: House): Consumer =>
  async ({ payload }) => {
    const { broadcastId, sentAt } = payload
    if (typeof broadcastId !== 'string' || !(sentAt instanceof Date))
      throw new TypeError('not a message to count')
    let counted = 0
    for (let turn = 0; turn < TURNS; turn += 1) {
      const more = await inTransaction(house, HOUSE, (unit) => countReceipts(unit, broadcastId, AT_ONCE))
      counted += more
      if (more < AT_ONCE) break
    }
    const now = house.clock.now()
    const age = now.getTime() - sentAt.getTime()
    return age > COUNTED_FOR ? undefined : { again: after(now, countAgainAfter(age, counted)) }
  }
