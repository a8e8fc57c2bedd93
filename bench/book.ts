// Times fought for and times spread over a month, through door 2, beside bare transactions that write the same documents.
//   npm run bench -- book
// 50 rounds of 500 people for 40 fresh times, then people who take times spread over a month; every call of a run has its own
// account and key, sign-in, limits and log are on. A booking here is a time taken (held). Both sides at 8, 32 and 256 at once;
// the ratio is of their bests. Calls are gathered into commits of at most 256: booking, pieces and kept answer are documents
// of their own, a map of what is taken is written once a commit. Each run begins with an empty month.
// The search is timed inside the process, over 32 lawyers and 60 days, then over ten times as many lawyers.
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allEngines, dispatchOf } from '../src/compose/engines'
import { signSlot } from '../src/engines/hotline/parts/slot-token'
import { addDays, momentOf, weekdayOf } from '../src/engines/hotline/rules/local-time'
import { bookings, type BookingDoc } from '../src/engines/hotline/store/bookings'
import { busyMaps, pieces } from '../src/engines/hotline/store/slots'
import { answeredCalls } from '../src/kernel/idempotency'
import { shanghaiDay } from '../src/kernel/time'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import { inLanes, openDesk, post } from './support/hotline/desk'
import { compare, type Ours } from './support/hotline/sides'
import { benchEnvironment } from './support/import-house'
import { openBenchHouse, type BenchHouse } from './support/lecture/house'
import type { PostResult } from './support/lecture/post-load'
import { handOver, median, round, startServer } from './support/lecture/start'

const LAWYERS = 32
const ROUNDS = 50
const FIGHTERS = 500
/** Places of 22 working days. */
const SPREAD = 22 * LAWYERS * 10
const SECONDS = 2
const TURNS = 2
const SEARCHES = 100
const SEARCHES_OF_MANY = 40
const STARTS = ['09:00', '09:30', '10:00', '10:30', '11:00', '13:30', '14:00', '14:30', '15:00', '15:30']

const workdays = (from: string, count: number): string[] => {
  const days: string[] = []
  for (let day = addDays(from, 1); days.length < count; day = addDays(day, 1))
    if (weekdayOf(day) < 6) days.push(day)
  return days
}

const slotIds = (house: House) => (person: number, day: string, hour: string, adviserId?: string) =>
  signSlot(
    house.signer,
    `mem_w${person}`,
    { serviceId: 'svc', way: 'window', ...(adviserId !== undefined && { adviserId }) },
    momentOf(day, hour),
    house.clock.now(),
  )

/** The documents of one taken time, each collection in its own write of one majority transaction: booking, eight pieces, two
 *  maps, the kept answer. As many lawyers and windows as ours, taken in turn. */
const bareSide = async (house: House): Promise<(atOnce: number) => Promise<number>> => {
  const [booking, answer, map] = [
    await bookings.of(house.db).findOne(),
    await answeredCalls.of(house.db).findOne(),
    await busyMaps.of(house.db).findOne(),
  ]
  if (!booking || !answer || !map) throw new Error('nothing was booked')
  const pieceCount = await pieces.of(house.db).countDocuments({ bookingId: booking._id })
  const [word = '0'] = Object.keys(map.words)
  let turn = 0
  const write = (id: string): Promise<unknown> => {
    turn += 1
    const seat = turn % (LAWYERS * 2)
    return house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          const doc: BookingDoc = { ...booking, _id: id, memberId: id }
          await bookings.of(house.db).insertOne(doc, { session })
          await pieces.of(house.db).insertMany(
            Array.from({ length: pieceCount }, (_, n) => ({ _id: `${id}@${n}`, bookingId: id })),
            { session },
          )
          await busyMaps.of(house.db).bulkWrite(
            ['a', 'w'].map((kind) => ({
              updateOne: {
                filter: { _id: `bare_${kind}${seat}` },
                update: { $bit: { [`words.${word}`]: { or: 1 << (turn % 24) } } },
                upsert: true,
              },
            })),
            { session },
          )
          await answeredCalls.of(house.db).insertOne({ ...answer, _id: id }, { session })
        },
        { writeConcern: { w: 'majority' }, readConcern: { level: 'snapshot' } },
      ),
    )
  }
  return (atOnce) => inLanes(atOnce, SECONDS, write)
}

const empty = async (house: House): Promise<void> => {
  for (const spec of [bookings, pieces, busyMaps]) await house.db.collection(spec.name).deleteMany({})
}

/** People, windows or lawyers who have two bookings at one time. */
const doubles = async (house: House): Promise<number> => {
  const found = await bookings
    .of(house.db)
    .find({ state: { $in: ['held', 'confirmed'] } })
    .toArray()
  const seen = new Set<string>()
  let twice = 0
  for (const { adviserId, deskId, memberId, startsAt } of found) {
    for (const id of [adviserId, deskId, memberId]) {
      const key = `${id}@${startsAt.getTime()}`
      if (seen.has(key)) twice += 1
      seen.add(key)
    }
  }
  return twice
}

const search = async (
  bench: BenchHouse,
  uri: string,
  serviceId: string,
  count: number,
): Promise<{ p50: number; p95: number; first: number }> => {
  const dispatch = dispatchOf(bench.house, allEngines(benchEnvironment(uri, 'bench_book')))
  const times: number[] = []
  for (let n = 0; n <= count; n += 1) {
    const begun = performance.now()
    const answer = await dispatch({
      engine: 'hotline',
      operation: 'searchFreeTimes',
      input: { wish: { serviceId, way: 'window' }, days: 60 },
      credential: { kind: 'token', token: bench.workers[n] ?? '' },
      address: '127.0.0.1',
    })
    if (!answer.ok) throw new Error(`no search: ${answer.refusal.code}`)
    times.push(performance.now() - begun)
  }
  const [first = 0, ...rest] = times
  rest.sort((a, b) => a - b)
  return { first, p50: median(rest), p95: rest[Math.floor(rest.length * 0.95)] ?? 0 }
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const bench = await openBenchHouse(database.uri, 'bench_book', ROUNDS * FIGHTERS)
  const { house, workers } = bench
  await openDesk(house, 'svc', LAWYERS)
  const server = await startServer(database.uri, 'bench_book', join(dir, 'log'), false)
  const load = fork(join(__dirname, 'support', 'lecture', 'post-load.ts'))
  const days = workdays(shanghaiDay(house.clock.now()), ROUNDS / 2)
  const slotOf = slotIds(house)
  let [calls, doubleBookings, wrongAnswers] = [0, 0, 0]
  /** One call of the next person, who was in no call before the last 25,000. */
  const hold = (n: number, day: string, hour: string, adviserId?: string): string => {
    const person = (calls + n) % workers.length
    const slotId = slotOf(person, day, hour, adviserId)
    return post('holdSlot', workers[person] ?? '', { slotId }, `bench-book-${calls + n}`)
  }
  const run = async (requests: readonly string[], connections: number, seconds: number) => {
    const result = await handOver<PostResult>(load, { port: server.port, connections, seconds, requests })
    calls += requests.length
    return { ...result, good: result.statuses['200'] ?? 0, taken: result.statuses['409'] ?? 0 }
  }
  const fight = async (turn: number): Promise<number> => {
    const hours = turn % 2 ? STARTS.slice(5) : STARTS.slice(0, 5)
    const requests = Array.from({ length: FIGHTERS }, (_, n) =>
      hold(n, days[turn >> 1] ?? '', hours[n % 5] ?? '', `svc_a${Math.floor(n / 5) % 8}`),
    )
    const { good, taken, seconds } = await run(requests, 256, 60)
    wrongAnswers += Math.abs(good - 40) + Math.abs(taken - 460)
    return FIGHTERS / seconds
  }
  const spread = async (atOnce: number): Promise<Ours> => {
    await empty(house)
    const requests = Array.from({ length: SPREAD }, (_, n) =>
      hold(n, days[n % 22] ?? '', STARTS[Math.floor(n / 22) % 10] ?? ''),
    )
    const { good, answers, seconds, p99Ms } = await run(requests, atOnce, SECONDS)
    doubleBookings += await doubles(house)
    wrongAnswers += answers - good + Math.abs((await bookings.of(house.db).countDocuments()) - good)
    return { perSecond: good / seconds, p99Ms }
  }
  try {
    const small = await search(bench, database.uri, 'svc', SEARCHES)
    console.error('searched', Math.round(performance.now() / 1000), 's')
    const fights: number[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) fights.push(await fight(turn))
    doubleBookings += await doubles(house)
    console.error('fought', Math.round(performance.now() / 1000), 's')
    const bare = await bareSide(house)
    const { table, ...sides } = await compare(spread, bare, TURNS)
    console.table(table)
    await empty(house)
    await openDesk(house, 'svc10', LAWYERS * 10)
    const large = await search(bench, database.uri, 'svc10', SEARCHES_OF_MANY)
    console.table({
      '500 for 40, answers a second': { 'one round': round(median(fights), 0) },
      'search, 32 lawyers, p95 ms': { 'one round': round(small.p95) },
      'search, 320 lawyers, p95 ms': { 'one round': round(large.p95) },
    })
    console.log(
      JSON.stringify({
        ratio: sides.ratio,
        bookingsPerSecond: sides.ours,
        connections: sides.oursAt,
        bareTransactionsPerSecond: sides.bare,
        bareAtOnce: sides.bareAt,
        p99Ms: sides.p99Ms,
        fightAnswersPerSecond: round(median(fights), 0),
        doubleBookings,
        wrongAnswers,
        searchP50Ms: round(small.p50),
        searchP95Ms: round(small.p95),
        searchFirstMs: round(small.first),
        searchP95MsTenfold: round(large.p95),
        growth: round(large.p50 / small.p50, 1),
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
