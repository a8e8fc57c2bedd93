import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openHouse } from '../src/compose/house'
import { createHttpApp } from '../src/doors/http/app'
import { registerFeedRoutes } from '../src/doors/http/feed-routes'
import { createLog } from '../src/doors/log'
import { signFeedPath } from '../src/engines/broadcast/feed-path'
import { createFeedStore } from '../src/engines/broadcast/store/feeds'
import { createItemStore } from '../src/engines/broadcast/store/items'
import { createDispatch } from '../src/kernel/dispatch'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import type { PollJob, PollResult } from './support/poll-load'

const GROUPS = 200
const ITEMS = 12
const CONNECTIONS = 64
const ROUNDS = 11
const SECONDS = 1.5
const SIGN_KEY = randomBytes(32)

/** Feeds as they are after some weeks: a dozen items with full cards in the tail. */
const fill = async (house: House): Promise<string[]> => {
  const unit = { db: house.db, options: {} }
  const groupIds = Array.from({ length: GROUPS }, (_, index) => `g_bench${index}`)
  for (let n = 1; n <= ITEMS; n += 1) {
    const itemId = `bc_bench${n}`
    const guide = {
      guideId: `gd_${n}`,
      version: 1,
      title: '停工停产期间工资怎么发',
      card: '说得明白。'.repeat(36),
      minutes: 3,
      issuedOn: '2026-11-20',
    }
    await createItemStore(unit).add({
      _id: itemId,
      from: '样例区总工会',
      kind: 'guide',
      guide,
      compulsory: false,
    })
    await createFeedStore(unit).append(groupIds, { itemId, at: house.clock.now(), line: guide.title })
  }
  return groupIds
}

const databaseCalls = async (house: House): Promise<{ reads: number; all: number }> => {
  const { opcounters } = (await house.db.admin().serverStatus()) as { opcounters: Record<string, number> }
  const of = (name: string): number => opcounters[name] ?? 0
  return {
    reads: of('query') + of('getmore'),
    all: of('query') + of('getmore') + of('command') + of('update') + of('insert'),
  }
}

/** Answers with the bytes it was given and looks at nothing. */
const bareServer = async (
  answers: ReadonlyMap<string, { headers: string[]; status: number; body: Buffer }>,
) => {
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '')
    if (!answer) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

const startLoad = (): ChildProcess => fork(join(__dirname, 'support', 'poll-load.ts'))
const ask = (load: ChildProcess, job: PollJob): Promise<PollResult> =>
  new Promise((resolve, reject) => {
    load.once('exit', reject)
    load.once('message', (result) => {
      load.off('exit', reject)
      resolve(result as PollResult)
    })
    load.send(job)
  })

/** What the real server answers to each path, as it goes over the wire. */
const capture = async (port: number, path: string, headers: Record<string, string>) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
  const body = Buffer.from(await answer.arrayBuffer())
  // Node writes these two by itself.
  const own = new Set(['connection', 'keep-alive', 'date'])
  const flat = [...answer.headers].filter(([name]) => !own.has(name)).flat()
  return { status: answer.status, headers: flat, body, etag: answer.headers.get('etag') ?? '' }
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const environment = {
    MONGODB_URI: database.uri,
    MONGODB_NAME: 'bench',
    DATA_KEYS: [{ id: 'a', key: randomBytes(32) }],
    INDEX_KEY: randomBytes(32),
    SIGN_KEY,
  }
  const house = await openHouse(environment as Parameters<typeof openHouse>[0], {
    poolSize: 10,
    durableLimits: false,
  })
  const groupIds = await fill(house)
  const app = await createHttpApp({
    house,
    engines: [],
    dispatch: createDispatch(house, [], () => Promise.resolve(undefined)),
    log: createLog('info', pino.destination({ dest: join(dir, 'log'), sync: true })),
    trustedProxies: 0,
    plugins: [(server) => registerFeedRoutes(server, house, { limit: { perSecond: 1e6, burst: 1e6 } })],
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const port = (app.server.address() as AddressInfo).port
  const paths = groupIds.map(
    (groupId) => `${signFeedPath(house.signer, groupId, house.clock.now()).base}/head`,
  )
  const load = startLoad()

  const compare = async (title: string, conditional: boolean) => {
    const answers = new Map<string, Awaited<ReturnType<typeof capture>>>()
    const requests: string[] = []
    for (const path of paths) {
      const { etag } = await capture(port, path, {})
      const header = conditional ? { 'if-none-match': etag } : {}
      answers.set(path, await capture(port, path, header))
      const lines = Object.entries(header).map(([name, value]) => `${name}: ${value}\r\n`)
      requests.push(
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n${lines.join('')}\r\n`,
      )
    }
    const bare = await bareServer(answers)
    const job = { connections: CONNECTIONS, seconds: SECONDS, requests }
    const sides = { ours: port, bare: (bare.address() as AddressInfo).port }
    for (const side of ['bare', 'ours'] as const) await ask(load, { ...job, seconds: 1, port: sides[side] })
    const runs: Record<'ours' | 'bare', PollResult[]> = { ours: [], bare: [] }
    let reads = 0
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const side of turn % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
        const before = await databaseCalls(house)
        runs[side].push(await ask(load, { ...job, port: sides[side] }))
        if (side === 'ours') reads += (await databaseCalls(house)).reads - before.reads
      }
    }
    bare.close()
    const rate = (side: 'ours' | 'bare') =>
      median(runs[side].map(({ answers: count, seconds }) => count / seconds))
    // Round by round, because what else the machine does changes from one to the next.
    const ratios = runs.ours.map((run, turn) => {
      const other = runs.bare[turn]
      return other ? run.answers / run.seconds / (other.answers / other.seconds) : 0
    })
    const polls = runs.ours.reduce((sum, run) => sum + run.answers, 0)
    const result = {
      ratio: round(median(ratios), 3),
      ours: Math.round(rate('ours')),
      bare: Math.round(rate('bare')),
      databaseReadsPerPoll: round(reads / polls, 6),
      p50Ms: round(median(runs.ours.map(({ p50Ms }) => p50Ms))),
      p99Ms: round(median(runs.ours.map(({ p99Ms }) => p99Ms))),
    }
    console.log(`\n${title}`)
    console.table({
      ours: { 'polls/s': result.ours, 'p50 ms': result.p50Ms, 'p99 ms': result.p99Ms },
      bare: {
        'polls/s': result.bare,
        'p50 ms': round(median(runs.bare.map(({ p50Ms }) => p50Ms))),
        'p99 ms': round(median(runs.bare.map(({ p99Ms }) => p99Ms))),
      },
    })
    console.log(
      'answers',
      JSON.stringify(runs.ours.map((run) => run.statuses)),
      'bytes each',
      round((runs.ours[0]?.bytes ?? 0) / (runs.ours[0]?.answers ?? 1), 0),
    )
    return result
  }

  try {
    const unchanged = await compare('nothing new (304)', true)
    const whole = await compare('the whole head (200)', false)
    console.log(JSON.stringify({ ...unchanged, whole }))
  } finally {
    load.kill()
    await app.close()
    await house.client.close()
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

void main()
