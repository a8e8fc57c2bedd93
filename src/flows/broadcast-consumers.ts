import { COUNT } from '../engines/broadcast/counting'
import { DELIVER } from '../engines/broadcast/delivery'
import { SAY } from '../engines/broadcast/robots'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { countBroadcast } from './count-receipts'
import { deliverBroadcast } from './deliver-broadcast'
import { sayByRobots } from './say-by-robots'

/** What the outbox worker does about broadcasts, by topic. */
export const broadcastConsumers = (
  house: House,
  ports: BroadcastPorts,
): Readonly<Record<string, Consumer>> => ({
  [DELIVER]: deliverBroadcast(house, ports),
  [COUNT]: countBroadcast(house),
})

/** Robots answer after seconds or not at all: give this topic a worker of its own. */
export const robotConsumers = (house: House, ports: BroadcastPorts): Readonly<Record<string, Consumer>> => ({
  [SAY]: sayByRobots(house, ports),
})
