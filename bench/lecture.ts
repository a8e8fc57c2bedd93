// One room, read by everybody: what a poll costs, how many viewers two servers stand, and how long the lecturer's tap takes
// to a viewer while 500 questions a minute are asked.
//   npm run bench -- lecture
// First the most polls a second (two server processes beside two bare `node:http` processes that answer the same bytes and
// headers), then an open-loop replay of 1,000, 10,000 and 100,000 viewers who wait as the page waits: by what their last
// head said, a tenth more or less. Beside them the lecturer publishes 20 segments, 500 questions a minute are asked, and
// everybody gives the signs of life that the page gives. The load is a process of its own on the same cores; how late it
// was itself is printed. The interval follows the people who are counted and what each server measures of itself.
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LONGEST, MOST_BUSY, pollSeconds, staySeconds } from '../src/engines/lecture/rules/interval'
import { rooms } from '../src/engines/lecture/store/rooms'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import { openBenchHouse, post, type BenchHouse } from './support/lecture/house'
import { startBare } from './support/lecture/bare'
import type { RoomJob, RoomResult } from './support/lecture/room-load'
import { handOver, median, round, startServer, type BenchServer } from './support/lecture/start'
import type { PollJob, PollResult } from './support/poll-load'

const ROUNDS = 7
const SECONDS = 1.5
const CONNECTIONS = 32
const SEGMENTS = 20
const QUESTIONS_A_MINUTE = 500
const WORKERS = 3_000
const SIZES = [1_000, 10_000, 100_000] as const
const TEXT = '超过一个月以后，要看单位有没有给您安排活。安排了，发的钱不能低于最低工资。'.repeat(3)

const readsOf = async (house: House): Promise<number> => {
  const { opcounters } = (await house.db.admin().serverStatus()) as { opcounters: Record<string, number> }
  return (opcounters['query'] ?? 0) + (opcounters['getmore'] ?? 0)
}

const say = (bench: BenchHouse, lectureId: string, n: number): string =>
  post('say', bench.lecturer, { lectureId, text: `${n} ${TEXT}`, key: false }, `say-${lectureId}-${n}`)

/** Both lists in one, each spread over the whole. */
const evenly = (one: readonly string[], other: readonly string[]): string[] => {
  const placed = [one, other].flatMap((list) => list.map((raw, at) => ({ raw, place: at / list.length })))
  return placed.sort((a, b) => a.place - b.place).map(({ raw }) => raw)
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const bench = await openBenchHouse(database.uri, 'bench_lecture', WORKERS)
  const servers: BenchServer[] = [
    await startServer(database.uri, 'bench_lecture', join(dir, 'log1'), true),
    await startServer(database.uri, 'bench_lecture', join(dir, 'log2'), false),
  ]
  const loads = [0, 1].map(() => fork(join(__dirname, 'support', 'poll-load.ts')))
  const replayer = fork(join(__dirname, 'support', 'lecture', 'room-load.ts'))
  const closers: (() => void)[] = [
    () => loads.forEach((load) => load.kill()),
    () => replayer.kill(),
    () => servers.forEach((server) => server.stop()),
  ]

  /** The most polls a second of both servers together, beside both bare ones. */
  const compare = async (base: string, conditional: boolean) => {
    const path = `${base}/head`
    const sample = await startBare(servers[0]?.port ?? 0, path, conditional)
    const bares = [sample, await startBare(servers[0]?.port ?? 0, path, conditional)]
    closers.push(() => bares.forEach((bare) => bare.stop()))
    const { request } = sample
    const runs: Record<'ours' | 'bare', { rate: number; p99Ms: number }[]> = { ours: [], bare: [] }
    let [reads, polls] = [0, 0]
    const run = async (side: 'ours' | 'bare', seconds = SECONDS) => {
      const before = await readsOf(bench.house)
      const ports = (side === 'ours' ? servers : bares).map(({ port }) => port)
      const found = await Promise.all(
        loads.map((load, at) => {
          const job: PollJob = {
            port: ports[at] ?? 0,
            connections: CONNECTIONS,
            seconds,
            requests: [request],
          }
          return handOver<PollResult>(load, job)
        }),
      )
      if (side === 'ours') {
        reads += (await readsOf(bench.house)) - before
        polls += found.reduce((sum, { answers }) => sum + answers, 0)
      }
      return {
        rate: found.reduce((sum, { answers, seconds: took }) => sum + answers / took, 0),
        p99Ms: Math.max(...found.map(({ p99Ms }) => p99Ms)),
      }
    }
    await run('bare', 1)
    await run('ours', 1)
    for (let turn = 0; turn < ROUNDS; turn += 1)
      for (const side of turn % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const))
        runs[side].push(await run(side))
    const ratios = runs.ours.map(({ rate }, turn) => rate / (runs.bare[turn]?.rate ?? 1))
    return {
      ratio: round(median(ratios), 3),
      ours: Math.round(median(runs.ours.map(({ rate }) => rate))),
      bare: Math.round(median(runs.bare.map(({ rate }) => rate))),
      databaseReadsPerPoll: round(reads / polls, 6),
      p99Ms: round(median(runs.ours.map(({ p99Ms }) => p99Ms))),
    }
  }

  const grow = async (viewers: number) => {
    const { lectureId, base } = await bench.live(`lec_${viewers}`, viewers)
    // The audience is given, not counted: the tick would find nobody in the list of listeners.
    const interval = pollSeconds(viewers)
    const seconds = Math.max(20, interval * 2.2 + 4)
    const stays = Math.round((viewers / staySeconds(viewers)) * seconds)
    const questions = Math.round((QUESTIONS_A_MINUTE * seconds) / 60)
    const before = await readsOf(bench.house)
    const job: RoomJob = {
      ...{
        ports: servers.map(({ port }) => port),
        base,
        viewers,
        pollSeconds: interval,
        seconds,
        connections: 64,
      },
      taps: Array.from({ length: SEGMENTS }, (_, n) => say(bench, lectureId, n)),
      posts: evenly(
        Array.from({ length: questions }, (_, n) => {
          const worker = (n * 7 + viewers) % WORKERS
          const input = {
            lectureId,
            groupId: bench.groupOf(worker),
            text: `第 ${n} 问：停工工资怎么算`,
            shownAs: 'group',
          }
          return post('ask', bench.workers[worker] ?? '', input, `ask-${viewers}-${n}`)
        }),
        Array.from({ length: stays }, (_, n) => {
          const worker = n % WORKERS
          return post('stay', bench.workers[worker] ?? '', { lectureId, groupId: bench.groupOf(worker) })
        }),
      ),
    }
    const found = await handOver<RoomResult>(replayer, job)
    const room = await rooms.of(bench.house.db).findOne({ _id: lectureId })
    return { viewers, seconds, found, said: room?.said ?? 0, reads: (await readsOf(bench.house)) - before }
  }

  try {
    const first = await bench.live('lec_first')
    const { status } = await fetch(`http://127.0.0.1:${servers[0]?.port ?? 0}/api/lecture/say`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', authorization: `Bearer ${bench.lecturer}` },
        'idempotency-key': 'first-words',
      },
      body: JSON.stringify({ lectureId: first.lectureId, text: TEXT }),
    })
    if (status !== 200) throw new Error(`the lecturer could not speak: ${status}`)
    const unchanged = await compare(first.base, true)
    const whole = await compare(first.base, false)
    console.table({ 'nothing new (304)': unchanged, 'the whole head (200)': whole })

    const rows = []
    for (const viewers of SIZES) rows.push(await grow(viewers))
    console.table(
      Object.fromEntries(
        rows.map(({ viewers, seconds, found, said, reads }) => [
          `${viewers} viewers`,
          {
            'interval s': found.interval,
            'polls/s': Math.round(found.polls / seconds),
            'p99 ms': Math.round(found.p99Ms),
            'tap p95 s': round(found.tapP95Ms / 1000),
            'of interval': round(found.tapP95OfInterval),
            segments: said,
            'posts 200': found.postStatuses['200'] ?? 0,
            unsent: found.unsent,
            'load late p99 ms': Math.round(found.ownLateMs),
            // Publishing, asking, signing in and checking read too: an upper bound for what polls cost.
            'all reads/poll': round(reads / found.polls, 4),
          },
        ]),
      ),
    )
    for (const { viewers, found } of rows) console.log(viewers, JSON.stringify(found))
    const last = rows.at(-1)
    const sustainable = Math.min(unchanged.ours, whole.ours) * MOST_BUSY
    console.log(
      JSON.stringify({
        ...unchanged,
        whole,
        // Servers that are busier than that stretch the interval, up to the longest.
        impliedViewers: Math.round(sustainable * LONGEST),
        sustainablePollsPerSecond: Math.round(sustainable),
        longestInterval: LONGEST,
        tapToClientP95OfInterval: Math.max(...rows.map(({ found }) => round(found.tapP95OfInterval, 3))),
        growth: rows.map(({ viewers, seconds, found, said }) => ({
          ...{ viewers, interval: found.interval, said, unsent: found.unsent },
          pollsPerSecond: Math.round(found.polls / seconds),
          tapP95Seconds: round(found.tapP95Ms / 1000),
          tapP95OfInterval: round(found.tapP95OfInterval, 3),
          ...{ p99Ms: Math.round(found.p99Ms), loadLateP99Ms: Math.round(found.ownLateMs) },
        })),
        replayed: last?.viewers,
      }),
    )
  } finally {
    for (const close of closers) close()
    await bench.house.client.close()
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

void main()
