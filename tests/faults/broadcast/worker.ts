import { setTimeout as wait } from 'node:timers/promises'
import { createGroupRobot } from '../../../src/adapters/wecom/group-robot'
import { broadcasts } from '../../../src/engines/broadcast/store/broadcasts'
import { broadcastConsumers, robotConsumers } from '../../../src/flows/broadcast-consumers'
import { drainOutbox } from '../../../src/kernel/outbox'
import { ports } from '../../engines/broadcast/world'
import { faultHouse } from '../roster/house'

/** A process that sends until one broadcast is delivered; its clock is ahead by so many milliseconds. */
const [uri = '', name = '', origin = '', broadcastId = '', ahead = '0'] = process.argv.slice(2)

const main = async (): Promise<void> => {
  const house = await faultHouse(uri, name, Number(ahead))
  const given = { ...ports, robots: createGroupRobot({ origins: [new URL(origin).origin] }) }
  const consumers = { ...broadcastConsumers(house, given), ...robotConsumers(house, given) }
  for (;;) {
    await drainOutbox(house, consumers, (_message, error) => process.stderr.write(`${String(error)}\n`))
    if ((await broadcasts.of(house.db).findOne({ _id: broadcastId }))?.state === 'delivered') break
    await wait(50)
  }
  await house.client.close()
}

void main()
