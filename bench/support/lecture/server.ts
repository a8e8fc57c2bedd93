// One server of the bench: door 2 as a deployment runs it, in a process of its own. Prints nothing; tells its port.
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { allEngines, dispatchOf } from '../../../src/compose/engines'
import { openHouse } from '../../../src/compose/house'
import { lectureVendors, lectureFlows } from '../../../src/compose/lecture'
import { createHttpApp } from '../../../src/doors/http/app'
import { registerRoomRoutes } from '../../../src/doors/http/room-routes'
import { createLog } from '../../../src/doors/log'
import { startOutboxWorker } from '../../../src/flows/outbox-worker'
import { benchEnvironment } from '../import-house'

const [uri = '', name = '', log = '', work = ''] = process.argv.slice(2)

const main = async (): Promise<void> => {
  const environment = benchEnvironment(uri, name)
  let wake = (): void => undefined
  const house = await openHouse(environment, { poolSize: 50, durableLimits: false, wake: () => wake() })
  const engines = allEngines(environment)
  const app = await createHttpApp({
    house,
    engines,
    dispatch: dispatchOf(house, engines),
    log: createLog('info', pino.destination({ dest: log, sync: true })),
    trustedProxies: 0,
    // The load comes from one address; the limit is there, with room for it.
    plugins: [(http) => registerRoomRoutes(http, house, { limit: { perSecond: 1e6, burst: 1e6 } })],
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  if (work === 'work') {
    const worker = startOutboxWorker({
      house,
      consumers: { ...lectureFlows(house, environment), ...lectureVendors(house, environment) },
      onProblem: (error) => app.log.error({ err: error }, 'outbox'),
    })
    wake = () => worker.wake()
  }
  process.send?.((app.server.address() as AddressInfo).port)
}

void main()
