import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '../../config/environment'
import { startServer } from '../compose/server'
import { quickConsumers } from '../compose/timers'
import { hotlinePorts } from '../compose/hotline'
import { lectureVendors, lectureFlows } from '../compose/lecture'
import { createLog } from '../doors/log'
import { startDatabase } from './database'
import { DEMO_PEOPLE } from './demo/people'
import { seedDemo } from './demo/seed'
import { seedHotlineDesk } from './demo/seed-hotline'
import { seedHotlineLife } from './demo/seed-hotline-life'
import { seedLectures } from './demo/seed-lecture'
import { registerDevRoutes } from './dev-routes'
import { startFakes } from './fakes/start'
import { localKeys } from './keys'
import { projectRoot } from './project-root'

export interface LocalCloudOptions {
  readonly port: number
  /** Takes lines for the person at the terminal. */
  readonly log: (line: string) => void
  /** Where data and keys lie; default `.data` of the project. */
  readonly dataDir?: string
  /** Instead of the process's own environment; `MONGODB_URI` and `MONGODB_NAME` in it mean a database that runs already. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface LocalCloud {
  readonly url: string
  /** What a cloud function needs to work on the same data with the same fakes. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** The whole product on one machine: database, fakes of the vendors, both kinds of pages' server, demo data. */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const dataDir = options.dataDir ?? join(projectRoot(), '.data')
  const given = readEnvironment(options.environment)
  const database = await startDatabase({
    dir: join(dataDir, 'db'),
    existingUri: given.MONGODB_URI,
    log: options.log,
  })
  const closers: (() => Promise<unknown>)[] = [() => database.stop()]
  const stop = async (): Promise<void> => {
    for (const close of closers.reverse().splice(0)) await close()
  }
  try {
    const fakes = await startFakes(options.log)
    closers.push(fakes.stop)
    const told = {
      ...localKeys(dataDir),
      ...fakes.environment,
      MONGODB_URI: await database.appUri(given.MONGODB_NAME),
      MONGODB_NAME: given.MONGODB_NAME,
      PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    }
    // The terminal is for the person who started it; what the server has to say lies beside the data.
    const environment = readEnvironment(told)
    const server = await startServer({
      environment,
      log: createLog(given.LOG_LEVEL, createWriteStream(join(dataDir, 'server.log'))),
      pages: join(projectRoot(), 'dist', 'h5'),
      host: given.HOST,
      port: options.port,
      routes: registerDevRoutes,
      beforeOpening: async (house, engines) => {
        await seedDemo(house, engines, quickConsumers(house, environment), environment.WECOM_API)
        await seedHotlineDesk(house, hotlinePorts(environment))
        await seedHotlineLife(house, engines)
        await seedLectures(house, engines, (then) => ({
          ...lectureFlows(then, environment),
          ...lectureVendors(then, environment),
        }))
      },
    })
    closers.push(() => server.stop())
    const { url } = server
    introduce(url, options.log)
    return { url, environment: told, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const introduce = (url: string, log: (line: string) => void): void => {
  log(`打开 ${url}`)
  log('可以用的账号（在“我的 → 换个账号”里选）：')
  for (const { account, name, says } of DEMO_PEOPLE) log(`  ${account.padEnd(12)}${name}  ${says}`)
}
