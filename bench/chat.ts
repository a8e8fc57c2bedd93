// Messages through door 2, beside bare transactions that write the same documents.
//   npm run bench -- chat
// 2,000 people who each have a chat. Both sides at 8, 32 and 256 at once; the ratio is of their bests. Messages are gathered into
// commits of at most 256: each message and each kept answer is a document of its own, a chat's head and its case are written
// once a commit. Sign-in, limits and log are on.
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
import { compare, type Ours } from './support/hotline/sides'
import { openBenchHouse } from './support/lecture/house'
import type { PostResult } from './support/lecture/post-load'
import { handOver, startServer } from './support/lecture/start'

const PEOPLE = 2_000
const SECONDS = 2
/** More than is said in one run. */
const MOST = 12_000

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

/** The documents of one message, each in its own write of one majority transaction: itself, the head, the case, the kept
 *  answer. As many chats as ours, taken in turn, so that no two transactions write the same one. */
const bareSide = async (house: House): Promise<(atOnce: number) => Promise<number>> => {
  const message = await chatMessages.law.of(house.db).findOne()
  const answer = await answeredCalls.of(house.db).findOne()
  const head = await chats.of(house.db).findOne()
  const file = await cases.of(house.db).findOne()
  if (!message || !answer || !head || !file) throw new Error('nothing was said')
  const ids = Array.from({ length: PEOPLE }, (_, n) => `bare_${n}`)
  await chats.of(house.db).insertMany(ids.map((_id) => ({ ...head, _id })))
  await cases.of(house.db).insertMany(ids.map((_id) => ({ ...file, _id })))
  const { _id: _head, ...rest } = head
  let turn = 0
  const write = (id: string): Promise<unknown> => {
    turn += 1
    const caseId = ids[turn % PEOPLE] ?? ''
    return house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          await chatMessages.law.of(house.db).insertOne({ ...message, _id: id, caseId }, { session })
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
  return (atOnce) => inLanes(atOnce, SECONDS, write)
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const { house, workers } = await openBenchHouse(database.uri, 'bench_chat', PEOPLE)
  await openDesk(house, 'svc', 32)
  await fill(house)
  const server = await startServer(database.uri, 'bench_chat', join(dir, 'log'), false)
  const load = fork(join(__dirname, 'support', 'lecture', 'post-load.ts'))
  const said = (): Promise<number> => chatMessages.law.of(house.db).countDocuments({ _id: /^case_/ })
  let [sent, unaccounted] = [0, 0]
  const ours = async (atOnce: number, count = MOST): Promise<Ours> => {
    const first = sent
    const requests = Array.from({ length: count }, (_, n) => {
      const at = first + n
      const input = { caseId: `case_${at % PEOPLE}`, text: `这个月加班费没有发齐，怎么办，第 ${at} 次问` }
      return post('sendMessage', workers[at % PEOPLE] ?? '', input, `bench-chat-${at}`)
    })
    const before = await said()
    const seconds = count === MOST ? SECONDS : 60
    const job = { port: server.port, connections: atOnce, seconds, requests }
    const result = await handOver<PostResult>(load, job)
    sent = first + result.answers
    const good = result.statuses['200'] ?? 0
    unaccounted += result.answers - good + Math.abs((await said()) - before - good)
    return { perSecond: good / result.seconds, p99Ms: result.p99Ms }
  }
  try {
    await ours(256, PEOPLE)
    const { table, ...sides } = await compare(ours, await bareSide(house))
    console.table(table)
    console.log(
      JSON.stringify({
        ratio: sides.ratio,
        messagesPerSecond: sides.ours,
        connections: sides.oursAt,
        bareTransactionsPerSecond: sides.bare,
        bareAtOnce: sides.bareAt,
        p99Ms: sides.p99Ms,
        unaccounted,
        gathered: 256,
      }),
    )
  } finally {
    load.kill()
    server.stop()
    await house.client.close()
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

void main()
