import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '../../config/environment'
import { createLog } from '../doors/log'
import { startServer } from './server'

/** An orchestrator kills after 30 s as a rule; whoever still holds a connection then is cut off a little before. */
const PATIENCE_MS = 25_000

/** The container: everything in one process, told by its environment, one JSON line a request on its standard output.
 *  SIGTERM ends it in order. Exits with 1 and a line that says why when it cannot begin: whoever runs it begins again. */
export const runContainer = async (): Promise<void> => {
  let log = createLog('info')
  try {
    // Inside a container the only address that anybody can reach is every address.
    const environment = readEnvironment(undefined, { HOST: '0.0.0.0' })
    log = createLog(environment.LOG_LEVEL)
    const { HOST: host, PORT: port } = environment
    const pages = environment.PAGES_DIR ?? join(__dirname, '..', 'h5')
    if (!existsSync(pages)) log.warn('no pages to serve: the API only')
    const server = await startServer({ environment, log, pages, host, port })
    log.info({ port: Number(new URL(server.url).port) }, 'open')
    const end = (): void => {
      setTimeout(() => process.exit(1), PATIENCE_MS).unref()
      server.stop().then(
        () => {
          log.info('closed')
          process.exit(0)
        },
        (error: unknown) => {
          log.error({ err: error }, 'could not close')
          process.exit(1)
        },
      )
    }
    process.once('SIGTERM', end).once('SIGINT', end)
  } catch (error) {
    log.fatal({ err: error }, 'could not open')
    process.exitCode = 1
  }
}
