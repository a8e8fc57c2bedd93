import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../project-root'

const START_MS = 60_000
const LOG_LIMIT_BYTES = 20 << 20

export interface Mongod {
  pid: number
  port: number
  /** Asks it to stop and waits until it has. `SIGKILL` takes it down in mid-work. */
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
  exited: Promise<void>
}

export interface MongodOptions {
  binary: string
  /** Holds `data/`, `keyfile` and `mongod.log`. */
  dir: string
  port: number
  replicaSet: string
  /** Wired Tiger's cache in GB; 0.25 is the least it takes. */
  cacheGb: number
}

/** Starts one mongod on 127.0.0.1 with authentication and waits until it listens. It never outlives this process. */
export async function startMongod(options: MongodOptions): Promise<Mongod> {
  const { dir, port } = options
  const logFile = join(dir, 'mongod.log')
  await mkdir(join(dir, 'data'), { recursive: true })
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) await rm(logFile)
  const leash = spawn(
    process.execPath,
    [join(projectRoot(), 'scripts', 'leash.mjs'), options.binary, ...argumentsOf(options, logFile)],
    { stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  )
  const exited = new Promise<void>((resolve) => leash.once('exit', () => resolve()))
  leash.stdin.on('error', () => undefined)
  const pid = await new Promise<number>((resolve, reject) => {
    leash.stdout.once('data', (line: Buffer) => resolve(Number(line.toString())))
    leash.once('exit', () => reject(new Error(`mongod 没有启动：${options.binary}`)))
    leash.once('error', reject)
  })
  await listens(port, exited, () => new Error(`mongod 启动失败：${lastFault(logFile)}（日志：${logFile}）`))
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    if (leash.exitCode === null && leash.signalCode === null) process.kill(pid, signal)
    await exited
  }
  return { pid, port, stop, exited }
}

function argumentsOf({ dir, port, replicaSet, cacheGb }: MongodOptions, logFile: string): string[] {
  return [
    ...['--dbpath', join(dir, 'data'), '--logpath', logFile, '--logappend'],
    ...['--bind_ip', '127.0.0.1', '--port', String(port)],
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
    ...['--replSet', replicaSet, '--auth', '--keyFile', join(dir, 'keyfile')],
    ...['--wiredTigerCacheSizeGB', String(cacheGb), '--oplogSize', '200', '--quiet'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // History is kept open for reads in the past, tables that were dropped included: five minutes of test databases are more
    // files than a process may open. Nothing here reads further back than a call lasts.
    ...['--setParameter', 'minSnapshotHistoryWindowInSeconds=20'],
    // A lone primary has nobody to hand over to: do not wait 15 s for a successor when asked to stop.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
  ]
}

async function listens(port: number, exited: Promise<void>, fault: () => Error): Promise<void> {
  const gone = new AbortController()
  void exited.then(() => gone.abort())
  for (let waited = 0; waited < START_MS && !gone.signal.aborted; waited += 25) {
    if (await accepts(port)) return
    await sleep(25)
  }
  throw fault()
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** The last message of severity "fatal" or "error" in mongod's log of JSON lines. */
function lastFault(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').reverse() : []
  const line = lines.find((text) => /"s":"[FE]"/.test(text)) ?? lines[0] ?? '没有日志'
  return line.slice(0, 400)
}
