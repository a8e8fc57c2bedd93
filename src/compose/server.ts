import type { Environment } from '../../config/environment'
import { createHttpApp, type HttpOptions } from '../doors/http/app'
import { registerCalendar } from '../doors/http/calendar-routes'
import { registerFeedRoutes } from '../doors/http/feed-routes'
import { registerPages } from '../doors/http/pages'
import { registerRoomRoutes } from '../doors/http/room-routes'
import { readCalendar } from '../engines/hotline/calendar'
import { startOutboxWorker } from '../flows/outbox-worker'
import type { Engine } from '../kernel/operation'
import { HOUR } from '../kernel/time'
import type { House } from '../kernel/unit'
import { allEngines, dispatchOf } from './engines'
import { prepareDatabase } from './prepare'
import { hotlinePorts } from './hotline'
import { openHouse } from './house'
import { longConsumers, quickConsumers, runDaily, slowConsumers } from './timers'

type HttpApp = Parameters<NonNullable<HttpOptions['plugins']>[number]>[0]

export interface ServerOptions {
  readonly environment: Environment
  readonly log: HttpOptions['log']
  /** Where the h5 pages lie; without that folder only the API is served. */
  readonly pages: string
  readonly host: string
  readonly port: number
  /** Further routes. */
  readonly routes?: (app: HttpApp, house: House) => void
  /** After collections and indexes are there and before anybody is answered. */
  readonly beforeOpening?: (house: House, engines: readonly Engine[]) => Promise<void>
}

export interface Server {
  readonly url: string
  /** Takes no new connection, answers what is under way, ends the work in hand, closes the database. */
  stop(): Promise<void>
}

const POOL_SIZE = 50

/** A process that serves everything and lives long: door 2, feeds and pages, the workers of the outbox and the hourly round.
 *  Several may run beside each other on one database. */
export const startServer = async (options: ServerOptions): Promise<Server> => {
  const { environment, log } = options
  const closers: (() => unknown)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.reverse().splice(0)) await close()
  }
  try {
    let wake = (): void => undefined
    const house = await openHouse(environment, {
      ...{ poolSize: POOL_SIZE, durableLimits: false },
      wake: () => wake(),
    })
    closers.push(() => house.client.close())
    const engines = allEngines(environment)
    await prepareDatabase(house, engines)
    await options.beforeOpening?.(house, engines)
    const workers = [quickConsumers, slowConsumers, longConsumers].map((consumersOf) =>
      startOutboxWorker({
        ...{ house, consumers: consumersOf(house, environment) },
        onProblem: (error, message) => log.error({ err: error, topic: message?.topic }, 'outbox'),
      }),
    )
    wake = () => workers.forEach((worker) => worker.wake())
    closers.push(() => Promise.all(workers.map((worker) => worker.stop())))
    const daily = setInterval(
      () =>
        void runDaily(house, environment).catch((error: unknown) => log.error({ err: error }, 'daily round')),
      HOUR,
    )
    closers.push(() => clearInterval(daily))
    const trustedProxies = environment.TRUSTED_PROXIES
    const app = await createHttpApp({
      ...{ house, engines, log, trustedProxies },
      dispatch: dispatchOf(house, engines),
      plugins: [
        (http) => registerFeedRoutes(http, house, { trustedProxies }),
        (http) => registerRoomRoutes(http, house, { trustedProxies }),
        (http) =>
          registerCalendar(http, house, (signed) => readCalendar(house, hotlinePorts(environment), signed)),
        (http) => options.routes?.(http, house),
        (http) => registerPages(http, options.pages),
      ],
    })
    closers.push(() => app.close())
    return { url: await app.listen({ host: options.host, port: options.port }), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
