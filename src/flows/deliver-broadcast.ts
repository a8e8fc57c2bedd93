import { createDeliverySteps } from '../engines/broadcast/delivery'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import { HOUSE } from '../kernel/caller'
import { unitOf } from '../kernel/transaction'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'

/** Batches in one go, so that a message is handed back long before its lease of a minute ends. */
const BATCHES_PER_TURN = 12

/** Delivers one broadcast, some thousand groups at a turn, and comes back until every group has it. */
export const deliverBroadcast = (house: House, ports: BroadcastPorts): Consumer => {
  const steps = createDeliverySteps(ports, unitOf(house, HOUSE))
  return async ({ payload }) => {
    const { broadcastId } = payload
    if (typeof broadcastId !== 'string') throw new TypeError('the message names no broadcast')
    for (let turn = 0; turn < BATCHES_PER_TURN; turn += 1) {
      if ((await steps.step(broadcastId)) === 'finished') return
    }
    return { again: house.clock.now() }
  }
}
