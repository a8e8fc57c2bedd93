// Questions asked through door 2, beside bare transactions that write the same documents.
//   npm run bench -- ask
// Both sides at 8, 32 and 256 at once; the ratio is of their bests. Calls of one lecture are gathered into commits of at
// most 256: each question and each kept answer is a document of its own, the message that has questions checked is one a
// commit. Sign-in, the limit of a person and the log are on; every call has its own key and account.
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { questions, type QuestionDoc } from '../src/engines/lecture/store/questions'
import { answeredCalls } from '../src/kernel/idempotency'
import { outboxMessages } from '../src/kernel/outbox'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import { openBenchHouse, post, type BenchHouse } from './support/lecture/house'
import type { PostResult } from './support/lecture/post-load'
import { handOver, median, round, startServer } from './support/lecture/start'
import { openWire } from './support/lecture/wire'

const AT_ONCE = [8, 32, 256] as const
const ROUNDS = 3
const SECONDS = 2
const WORKERS = 30_000
/** More than any side manages in one run. */
const MOST = 12_000
const QUEUE = 5_000
const SUGGESTIONS = 118
const ASKED_A_MINUTE = 500

const SUBJECTS = [
  '派遣工',
  '停工',
  '工资',
  '社保',
  '年假',
  '加班费',
  '工伤',
  '生活费',
  '合同',
  '补偿金',
  '试用期',
  '产假',
]
const WHEN = [
  '停工第一个月',
  '停工超过一个月',
  '放假在家',
  '轮岗期间',
  '搬厂以后',
  '换岗以后',
  '订单少的时候',
  '设备检修',
]
const WHAT = [
  '找谁要',
  '怎么算',
  '不给怎么办',
  '合法吗',
  '最少多少',
  '什么时候发',
  '能不能扣',
  '要不要交',
  '可以拒绝吗',
]
const wordsOf = (n: number): string =>
  `${WHEN[n % 8] ?? ''}${SUBJECTS[(n * 5) % 12] ?? ''}${WHAT[(n * 7) % 9] ?? ''}，我们第 ${n % 97} 车间`

/** The three documents of a question, each in its own insert, in one majority transaction. */
const bare = async (
  house: House,
  atOnce: number,
  sample: readonly [QuestionDoc, object, object],
): Promise<{ perSecond: number; p99Ms: number }> => {
  const latencies: number[] = []
  const begun = performance.now()
  const until = begun + SECONDS * 1000
  const [question, answer, message] = sample
  const lane = async (at: number): Promise<void> => {
    for (let n = 0; performance.now() < until; n += 1) {
      const _id = `bare_${begun}_${at}_${n}`
      const sentAt = performance.now()
      await house.client.withSession((session) =>
        session.withTransaction(
          async () => {
            await house.db
              .collection<QuestionDoc>(questions.name)
              .insertOne({ ...question, _id }, { session })
            await house.db
              .collection<{ _id: string }>(outboxMessages.name)
              .insertOne({ ...message, _id }, { session })
            await house.db
              .collection<{ _id: string }>(answeredCalls.name)
              .insertOne({ ...answer, _id }, { session })
          },
          { writeConcern: { w: 'majority' }, readConcern: { level: 'snapshot' } },
        ),
      )
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, at) => lane(at)))
  latencies.sort((a, b) => a - b)
  return {
    perSecond: latencies.length / ((performance.now() - begun) / 1000),
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
  }
}

/** How long a host waits for the questions that look like one, among 5,000 that wait, while more are asked. */
const suggestions = async (
  bench: BenchHouse,
  port: number,
): Promise<{ p50: number; p95: number; first: number }> => {
  const { lectureId } = await bench.live('lec_similar')
  const now = bench.house.clock.now()
  // Asked over an hour, one after the other.
  const ago = (n: number): Date => new Date(now.getTime() - ((QUEUE - n) * 3_600_000) / QUEUE)
  await questions.of(bench.house.db).insertMany(
    Array.from({ length: QUEUE }, (_, n) => ({
      ...{ _id: `q_similar${n}`, lectureId, lectureTitle: '样例', groupId: 'g_1', groupName: '样例群' },
      ...{ askerId: `mem_w${n}`, shownAs: 'group' as const, asker: '一位工友', text: wordsOf(n), at: ago(n) },
      ...{
        state: 'waiting' as const,
        people: 1,
        reports: 0,
        changedAt: ago(n),
        orgPath: [],
        expiresAt: new Date(now.getTime() + 86_400_000),
      },
    })),
  )
  const wire = openWire(port, 4)
  const call = (raw: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const begun = performance.now()
      wire.send(raw, (status, bytes) => {
        if (status === '200') resolve(performance.now() - begun)
        else reject(new Error(`no suggestion: ${bytes.toString()}`))
      })
    })
  const suggest = (n: number): Promise<number> =>
    call(post('suggestMerges', bench.lecturer, { lectureId, questionId: `q_similar${n * 17}` }))
  let asked = 0
  const asking = setInterval(() => {
    asked += 1
    const worker = WORKERS - asked
    const input = { lectureId, groupId: bench.groupOf(worker), text: wordsOf(asked * 3), shownAs: 'group' }
    call(post('ask', bench.workers[worker] ?? '', input, `while-${asked}`)).catch(() => undefined)
  }, 60_000 / ASKED_A_MINUTE)
  const first = await suggest(0)
  const times: number[] = []
  // The host's own limit is on as well: 120 a minute.
  for (let n = 1; n < SUGGESTIONS; n += 1) {
    times.push(await suggest(n))
    await new Promise((resolve) => setTimeout(resolve, 80))
  }
  clearInterval(asking)
  wire.close()
  times.sort((a, b) => a - b)
  return { p50: median(times), p95: times[Math.floor(times.length * 0.95)] ?? 0, first }
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const bench = await openBenchHouse(database.uri, 'bench_ask', WORKERS)
  const server = await startServer(database.uri, 'bench_ask', join(dir, 'log'), false)
  const load = fork(join(__dirname, 'support', 'lecture', 'post-load.ts'))
  let asked = 0
  const ours = async (atOnce: number, title: string): Promise<PostResult> => {
    const { lectureId } = await bench.live(title)
    const requests = Array.from({ length: MOST }, () => {
      asked += 1
      const worker = (asked * 7) % WORKERS
      const input = { lectureId, groupId: bench.groupOf(worker), text: wordsOf(asked), shownAs: 'group' }
      return post('ask', bench.workers[worker] ?? '', input, `bench-${asked}`.padEnd(12, '-'))
    })
    return handOver<PostResult>(load, { port: server.port, connections: atOnce, seconds: SECONDS, requests })
  }
  try {
    await ours(32, 'lec_warm')
    const { db } = bench.house
    const sample = [
      await questions.of(db).findOne(),
      await answeredCalls.of(db).findOne(),
      await outboxMessages.of(db).findOne(),
    ] as const
    const [question, answer, message] = sample
    if (!question || !answer || !message) throw new Error('nothing was asked')
    // The baseline's message is about one question.
    const alone = { ...message, payload: { ...message.payload, questionIds: [question._id] } }
    const table: Record<string, Record<string, number>> = {}
    let refused = 0
    const best = { ours: 0, bare: 0 }
    for (const atOnce of AT_ONCE) {
      const runs = { ours: [] as PostResult[], bare: [] as { perSecond: number; p99Ms: number }[] }
      for (let turn = 0; turn < ROUNDS; turn += 1) {
        runs.bare.push(await bare(bench.house, atOnce, [question, answer, alone]))
        runs.ours.push(await ours(atOnce, `lec_${atOnce}_${turn}`))
      }
      const rate = median(runs.ours.map(({ statuses, seconds }) => (statuses['200'] ?? 0) / seconds))
      const plain = median(runs.bare.map(({ perSecond }) => perSecond))
      refused += runs.ours.reduce((sum, { answers, statuses }) => sum + answers - (statuses['200'] ?? 0), 0)
      best.ours = Math.max(best.ours, rate)
      best.bare = Math.max(best.bare, plain)
      table[`${atOnce} at once`] = {
        'questions/s': Math.round(rate),
        'bare/s': Math.round(plain),
        'p99 ms': round(median(runs.ours.map(({ p99Ms }) => p99Ms)), 1),
        'bare p99 ms': round(median(runs.bare.map(({ p99Ms }) => p99Ms)), 1),
      }
    }
    console.table(table)
    const suggest = await suggestions(bench, server.port)
    console.log(
      `like questions among ${QUEUE}: ${round(suggest.p50)} ms, at the first look ${round(suggest.first)} ms`,
    )
    console.log(
      JSON.stringify({
        ratio: round(best.ours / best.bare, 3),
        ours: Math.round(best.ours),
        bare: Math.round(best.bare),
        refused,
        gathered: 256,
        suggestMs: round(suggest.p95),
        suggestP50Ms: round(suggest.p50),
        suggestFirstMs: round(suggest.first),
      }),
    )
  } finally {
    load.kill()
    server.stop()
    await bench.house.client.close()
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

void main()
