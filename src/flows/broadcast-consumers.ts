import { COUNT } from '../engines/broadcast/counting'
import { DELIVER } from '../engines/broadcast/delivery'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { countBroadcast } from './count-receipts'
import { deliverBroadcast } from './deliver-broadcast'

/** What the outbox worker does about broadcasts, by topic. */
export const broadcastConsumers = (
  house: House,
  ports: BroadcastPorts,
): Readonly<Record<string, Consumer>> => ({
  [DELIVER]: deliverBroadcast(house, ports),
  [COUNT]: countBroadcast(house),
})
