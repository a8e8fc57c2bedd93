import { ANSWER } from '../engines/broadcast/answering'
import { GUIDE_ISSUED } from '../engines/broadcast/correcting'
import { COUNT } from '../engines/broadcast/counting'
import { DELIVER } from '../engines/broadcast/delivery'
import { DROP } from '../engines/broadcast/dropping'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import { REMIND } from '../engines/broadcast/reminding'
import { SAY } from '../engines/broadcast/robots'
import type { Consumer } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { answerAskedBack } from './answer-asked-back'
import { correctBroadcasts } from './correct-broadcasts'
import { countBroadcast } from './count-receipts'
import { deliverBroadcast } from './deliver-broadcast'
import { dropBroadcast } from './drop-broadcast'
import { remindOfRelay } from './remind-of-relay'
import { sayByRobots } from './say-by-robots'

/** What the outbox worker does about broadcasts, by topic. */
export const broadcastConsumers = (
  house: House,
  ports: BroadcastPorts,
): Readonly<Record<string, Consumer>> => ({
  [DELIVER]: deliverBroadcast(house, ports),
  [COUNT]: countBroadcast(house),
  [ANSWER]: answerAskedBack(house),
  [DROP]: dropBroadcast(house),
  [REMIND]: remindOfRelay(house),
  [GUIDE_ISSUED]: correctBroadcasts(house, ports),
})

/** Robots answer after seconds or not at all: give this topic a worker of its own. */
export const robotConsumers = (house: House, ports: BroadcastPorts): Readonly<Record<string, Consumer>> => ({
  [SAY]: sayByRobots(house, ports),
})
