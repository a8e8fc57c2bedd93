import type { BroadcastPorts } from '../engines/broadcast/ports'
import { createRobotSteps } from '../engines/broadcast/robots'
import { HOUSE } from '../kernel/caller'
import type { Consumer } from '../kernel/outbox'
import { unitOf } from '../kernel/transaction'
import type { House } from '../kernel/unit'

/** Has the robots of one broadcast say what they may, and comes back when they may say more. */
export const sayByRobots = (house: House, ports: BroadcastPorts): Consumer => {
  const steps = createRobotSteps(ports, unitOf(house, HOUSE))
  return async ({ payload }) => {
    const { broadcastId } = payload
    if (typeof broadcastId !== 'string') throw new TypeError('the message names no broadcast')
    const again = await steps.step(broadcastId)
    return again && { again }
  }
}
