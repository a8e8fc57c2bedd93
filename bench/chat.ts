// Messages through door 2, beside bare transactions that write the same documents.
//   npm run bench -- chat
// 2,000 people who each have a chat; messages are gathered into commits of at most 256, each message and each kept answer is
// a document of its own, a chat's head and its case are written once a commit. Sign-in, limits and log are on.
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cases, type CaseDoc } from '../src/engines/hotline/store/cases'
import { chatMessages, chats, type ChatDoc } from '../src/engines/hotline/store/chats'
import { answeredCalls } from '../src/kernel/idempotency'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import { inLanes, openDesk, post } from './support/hotline/desk'
import { openBenchHouse } from './support/lecture/house'
import type { PostResult } from './support/lecture/post-load'
import { handOver, median, round, startServer } from './support/lecture/start'

const PEOPLE = 2_000
const TURNS = 3
const MESSAGES = 8_000
const BARE_AT_ONCE = [8, 32] as const
const BARE_SECONDS = 2

const fill = async (house: House): Promise<void> => {
  const now = house.clock.now()
  const common = {
    serviceId: 'svc',
    kind: 'law' as const,
    orgPath: ['o_city', 'o_district'],
    person: '样*例',
  }
  const about = house.vault.seal('加班费', 'hotline.case')
  await cases.of(house.db).insertMany(
    Array.from({ length: PEOPLE }, (_, n): CaseDoc => ({
      ...common,
      ...{ _id: `case_${n}`, memberId: `mem_w${n}`, personPath: [], matterId: 'any', about, state: 'open' },
      ...{ adviserId: `svc_a${n % 32}`, namedIds: [], openedAt: now, changedAt: now },
    })),
  )
  await chats.of(house.db).insertMany(
    Array.from({ length: PEOPLE }, (_, n): ChatDoc => ({
      ...common,
      ...{ _id: `case_${n}`, memberId: `mem_w${n}`, adviserId: `svc_a${n % 32}`, state: 'open' },
      ...{ last: 0, lastAt: now, workerRead: 0, adviserRead: 0 },
    })),
  )
}

/** The documents of one message: itself, the head, the case, the kept answer. */
const bare = async (house: House): Promise<number> => {
  const message = await chatMessages.law.of(house.db).findOne()
  const answer = await answeredCalls.of(house.db).findOne()
  const head = await chats.of(house.db).findOne()
  if (!message || !answer || !head) throw new Error('nothing was said')
  const { _id: _head, ...rest } = head
  let turn = 0
  const write = (id: string): Promise<unknown> => {
    turn += 1
    const caseId = `case_${turn % PEOPLE}`
    return house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          await chatMessages.law.of(house.db).insertOne({ ...message, _id: id, caseId: id }, { session })
          await chats.of(house.db).replaceOne({ _id: caseId }, rest, { session })
          await cases
            .of(house.db)
            .updateOne({ _id: caseId }, { $set: { changedAt: head.lastAt } }, { session })
          await answeredCalls.of(house.db).insertOne({ ...answer, _id: id }, { session })
        },
        { writeConcern: { w: 'majority' }, readConcern: { level: 'snapshot' } },
      ),
    )
  }
  const rates: number[] = []
  for (const atOnce of BARE_AT_ONCE) rates.push(await inLanes(atOnce, BARE_SECONDS, write))
  return Math.max(...rates)
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const { house, workers } = await openBenchHouse(database.uri, 'bench_chat', PEOPLE)
  await openDesk(house, 'svc', 32)
  await fill(house)
  const server = await startServer(database.uri, 'bench_chat', join(dir, 'log'), false)
  const load = fork(join(__dirname, 'support', 'lecture', 'post-load.ts'))
  let sent = 0
  const run = async (count: number): Promise<PostResult> => {
    const requests = Array.from({ length: count }, () => {
      sent += 1
      const input = { caseId: `case_${sent % PEOPLE}`, text: `这个月加班费没有发齐，怎么办，第 ${sent} 次问` }
      return post('sendMessage', workers[sent % PEOPLE] ?? '', input, `bench-chat-${sent}`)
    })
    return handOver<PostResult>(load, { port: server.port, connections: 256, seconds: 600, requests })
  }
  try {
    await run(PEOPLE)
    const rounds: { ours: number; bare: number; p99Ms: number }[] = []
    let refused = 0
    for (let turn = 0; turn < TURNS; turn += 1) {
      const before = turn % 2 ? undefined : await bare(house)
      const begun = await chatMessages.law.of(house.db).countDocuments({ _id: /^case_/ })
      const result = await run(MESSAGES)
      const stored = (await chatMessages.law.of(house.db).countDocuments({ _id: /^case_/ })) - begun
      refused += MESSAGES - (result.statuses['200'] ?? 0) + Math.abs(stored - (result.statuses['200'] ?? 0))
      rounds.push({
        ours: (result.statuses['200'] ?? 0) / result.seconds,
        bare: before ?? (await bare(house)),
        p99Ms: result.p99Ms,
      })
      console.error(`turn ${turn + 1}`, JSON.stringify(result.statuses))
    }
    const result = {
      ratio: round(median(rounds.map(({ ours, bare: other }) => ours / other)), 2),
      messagesPerSecond: round(median(rounds.map(({ ours }) => ours)), 0),
      bareTransactionsPerSecond: round(median(rounds.map(({ bare: other }) => other)), 0),
      p99Ms: round(median(rounds.map(({ p99Ms }) => p99Ms)), 0),
      unaccounted: refused,
    }
    console.table({
      messages: { 'a second': result.messagesPerSecond, 'p99 ms': result.p99Ms },
      'bare transactions': { 'a second': result.bareTransactionsPerSecond },
    })
    console.log(JSON.stringify(result))
  } finally {
    load.kill()
    server.stop()
    await house.client.close()
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

void main()
