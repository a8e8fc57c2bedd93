import { dropUnsaid } from '../engines/broadcast/dropping'
import { HOUSE } from '../kernel/caller'
import type { Consumer } from '../kernel/outbox'
import { unitOf } from '../kernel/transaction'
import type { House } from '../kernel/unit'

/** Takes back what a stopped broadcast had not said in chats yet. */
export const dropBroadcast = (house: House): Consumer => {
  const unit = unitOf(house, HOUSE)
  return async ({ payload }) => {
    const { broadcastId } = payload
    if (typeof broadcastId !== 'string') throw new TypeError('the message names no broadcast')
    await dropUnsaid(unit, broadcastId)
  }
}
