import { MongoClient, MongoServerError } from 'mongodb'
import { setTimeout as sleep } from 'node:timers/promises'

export const REPLICA_SET = 'niangjiaren'
const USER = 'niangjiaren'
const AUTHENTICATION_FAILED = 18
const PRIMARY_MS = 60_000

/** What is read of the answer to `replSetGetConfig`; the rest is handed back as it came. */
interface SetConfig {
  version: number
  members: { host: string }[]
}

export function uriOf(ports: readonly number[], password: string, database = 'niangjiaren'): string {
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',')
  return `mongodb://${USER}:${password}@${hosts}/${database}?replicaSet=${REPLICA_SET}&authSource=admin`
}

const directTo = (port: number, password?: string) =>
  new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
    ...(password === undefined ? {} : { auth: { username: USER, password }, authSource: 'admin' }),
  })

/**
 * Makes the replica set on its first start, and its one user through MongoDB's localhost exception; later
 * starts find both and, should the port have changed, tell the set. Returns once there is a primary on `ports[0]`.
 */
export async function ensureReplicaSet(
  ports: readonly [number, ...number[]],
  password: string,
  settings: { electionTimeoutMillis?: number; heartbeatIntervalMillis?: number } = {},
): Promise<void> {
  const members = ports.map((port, index) => ({
    _id: index,
    host: `127.0.0.1:${port}`,
    priority: index === 0 ? 2 : 1,
  }))
  const config = { _id: REPLICA_SET, version: 1, members, settings }
  if (await signsIn(ports[0], password)) {
    await withClient(directTo(ports[0], password), async (client) => {
      await followPort(client, ports)
      await waitForPrimary(client)
    })
    return
  }
  await withClient(directTo(ports[0]), async (client) => {
    await unlessAlready(client.db('admin').command({ replSetInitiate: config }))
    await waitForPrimary(client)
    await client.db('admin').command({ createUser: USER, pwd: password, roles: ['root'] })
  })
}

async function withClient(client: MongoClient, work: (client: MongoClient) => Promise<void>): Promise<void> {
  try {
    await work(client)
  } finally {
    await client.close()
  }
}

async function signsIn(port: number, password: string): Promise<boolean> {
  const client = directTo(port, password)
  try {
    await client.db('admin').command({ connectionStatus: 1 })
    return true
  } catch (error) {
    if (error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED) return false
    throw error
  } finally {
    await client.close()
  }
}

/** A lone member that was moved to another port does not find itself in its own configuration. */
async function followPort(client: MongoClient, ports: readonly number[]): Promise<void> {
  if (ports.length !== 1) return
  const host = `127.0.0.1:${ports[0]}`
  const admin = client.db('admin')
  const config = await loadedConfig(client)
  if (config.members[0]?.host === host) return
  const members = config.members.map((member) => ({ ...member, host }))
  await admin.command({
    replSetReconfig: { ...config, members, version: config.version + 1 },
    force: true,
  })
}

/** A member that has just started listens before it has read its own configuration. */
async function loadedConfig(client: MongoClient): Promise<SetConfig> {
  for (let waited = 0; ; waited += 20) {
    try {
      const { config } = await client.db('admin').command({ replSetGetConfig: 1 })
      return config as SetConfig
    } catch (error) {
      const early = error instanceof MongoServerError && error.codeName === 'NotYetInitialized'
      if (!early || waited > PRIMARY_MS) throw error
      await sleep(20)
    }
  }
}

async function waitForPrimary(client: MongoClient): Promise<void> {
  for (let waited = 0; waited < PRIMARY_MS; waited += 20) {
    const { isWritablePrimary } = await client.db('admin').command({ hello: 1 })
    if (isWritablePrimary === true) return
    await sleep(20)
  }
  throw new Error(`数据库在 ${PRIMARY_MS / 1000} 秒内没有准备好`)
}

/** A crash between making the set and making the user leaves the set behind: that is no fault. */
async function unlessAlready(command: Promise<unknown>): Promise<void> {
  await command.catch((error: unknown) => {
    if (!(error instanceof MongoServerError && error.codeName === 'AlreadyInitialized')) throw error
  })
}
