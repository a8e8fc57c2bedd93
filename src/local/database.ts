import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureAppUser } from './database/app-user'
import { findMongod } from './database/find-mongod'
import { freePort, isFree } from './database/free-port'
import { startMongod } from './database/mongod'
import { endPrevious } from './database/previous'
import { ensureReplicaSet, REPLICA_SET, uriOf } from './database/replica-set'
import { databaseSecrets } from './database/secrets'

export interface DatabaseOptions {
  /** A replica set that runs elsewhere (`MONGODB_URI`): used as it is, nothing is started. */
  existingUri?: string | undefined
  /** Folder for data, password and log of the embedded database; made when it is missing. */
  dir: string
  /** Port on 127.0.0.1; without it the one of the last start, or a free one. */
  port?: number
  /** Cache of the database in GB, at least 0.25; default 0.5. */
  cacheGb?: number
  /** Takes lines for people about what is going on. */
  log: (line: string) => void
}

export interface Database {
  /** Connection string with user, password and the default database `niangjiaren`. */
  uri: string
  /** The address as which the product works in this database: it cannot change a line of the books. Of a database that
   *  runs elsewhere it is `uri`; whoever administers that one makes the user. */
  appUri: (name: string) => Promise<string>
  /** Process id of the embedded mongod; undefined when `existingUri` was given. */
  pid: number | undefined
  /** Stops what was started here; `SIGKILL` for a test of what survives. */
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/**
 * A MongoDB replica set of one member with authentication, on this machine, for this process: it is found or
 * fetched (`findMongod`), keeps its data in `dir` through restarts and kill -9, and dies with this process.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.existingUri) {
    const uri = options.existingUri
    return { uri, appUri: () => Promise.resolve(uri), pid: undefined, stop: () => Promise.resolve() }
  }
  const dir = resolve(options.dir)
  await endPrevious(dir)
  const [binary, { password, appPassword }, port] = await Promise.all([
    findMongod(options.log),
    databaseSecrets(dir),
    choosePort(dir, options.port),
  ])
  const mongod = await startMongod({
    binary,
    dir,
    port,
    replicaSet: REPLICA_SET,
    cacheGb: options.cacheGb ?? 0.5,
  })
  try {
    await ensureReplicaSet([port], password)
  } catch (error) {
    await mongod.stop()
    throw error
  }
  writeFileSync(join(dir, 'port'), String(port))
  const uri = uriOf([port], password)
  return {
    uri,
    appUri: (name) => ensureAppUser(uri, name, appPassword),
    pid: mongod.pid,
    stop: mongod.stop,
  }
}

async function choosePort(dir: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) return wanted
  const noted = join(dir, 'port')
  const last = existsSync(noted) ? Number(readFileSync(noted, 'utf8')) : 0
  return last > 0 && (await isFree(last)) ? last : freePort()
}
