import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyFile, mkdir } from 'node:fs/promises'
import { findMongod } from '../../src/local/database/find-mongod'
import { freePort } from '../../src/local/database/free-port'
import { startMongod, type Mongod } from '../../src/local/database/mongod'
import { ensureReplicaSet, REPLICA_SET, uriOf } from '../../src/local/database/replica-set'
import { databaseSecrets } from '../../src/local/database/secrets'

export interface Member {
  port: number
  /** Process id now; it changes with `restart`. */
  pid: () => number
  kill: () => Promise<void>
  stop: () => Promise<void>
  restart: () => Promise<void>
}

export interface ReplicaSet {
  /** Connection string of all members, default database `niangjiaren`. */
  uri: string
  members: readonly Member[]
  /** Ends every member at once and removes their data. */
  stop: () => Promise<void>
}

/**
 * `size` real mongods as one replica set, quick to elect (a primary that dies is replaced in 1 to 3 s).
 * For tests that kill, stop and restart members; the first member is the primary at the start.
 */
export async function startReplicaSet(size = 3): Promise<ReplicaSet> {
  const root = await mkdtemp(join(tmpdir(), 'niangjiaren-set-'))
  const binary = await findMongod(() => undefined)
  const { password } = await databaseSecrets(root)
  const members = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      const dir = join(root, String(index))
      await mkdir(dir)
      await copyFile(join(root, 'keyfile'), join(dir, 'keyfile'))
      return startMember(binary, dir)
    }),
  )
  const ports = members.map((member) => member.port)
  const [first, ...others] = ports
  if (first === undefined) throw new Error('a replica set has at least one member')
  await ensureReplicaSet([first, ...others], password, {
    electionTimeoutMillis: 1_000,
    heartbeatIntervalMillis: 250,
  })
  const stop = async () => {
    await Promise.all(members.map((member) => member.kill()))
    await rm(root, { recursive: true, force: true })
  }
  return { uri: uriOf(ports, password), members, stop }
}

async function startMember(binary: string, dir: string): Promise<Member> {
  const port = await freePort()
  const start = () => startMongod({ binary, dir, port, replicaSet: REPLICA_SET, cacheGb: 0.25 })
  let current: Mongod = await start()
  return {
    port,
    pid: () => current.pid,
    kill: () => current.stop('SIGKILL'),
    stop: () => current.stop('SIGTERM'),
    restart: async () => {
      await current.stop('SIGKILL')
      current = await start()
    },
  }
}
