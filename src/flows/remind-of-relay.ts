import { remindWaiting } from '../engines/broadcast/reminding'
import { HOUSE } from '../kernel/caller'
import type { Consumer } from '../kernel/outbox'
import { unitOf } from '../kernel/transaction'
import type { House } from '../kernel/unit'

/** Admins who have not passed something on after a day, and after three, find it marked. */
export const remindOfRelay = (house: House): Consumer => {
  const unit = unitOf(house, HOUSE)
  return async ({ payload }) => {
    const { broadcastId } = payload
    if (typeof broadcastId !== 'string') throw new TypeError('the message names no broadcast')
    await remindWaiting(unit, broadcastId)
  }
}
