// Times fought for and times spread over a month, through door 2, beside bare transactions that write the same documents.
//   npm run bench -- book
// 50 rounds of 500 people for 40 fresh times, then people who take whatever they like within a month; every call has its own
// account and key, sign-in, limits and log are on. A booking here is a time taken (held); calls are gathered into commits of
// at most 256. The search is timed inside the process, over 32 lawyers and 60 days, then over ten times as many lawyers.
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
import { benchEnvironment } from './support/import-house'
import { openBenchHouse, type BenchHouse } from './support/lecture/house'
import type { PostResult } from './support/lecture/post-load'
import { handOver, median, round, startServer } from './support/lecture/start'

const LAWYERS = 32
const ROUNDS = 50
const FIGHTERS = 500
const SPREAD = 4_000
const TURNS = 3
const BARE_AT_ONCE = [8, 32] as const
const BARE_SECONDS = 2
const SEARCHES = 300
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

/** The documents of one taken time: booking, eight pieces, two maps, the kept answer. */
const bare = async (house: House): Promise<number> => {
  const [booking, answer] = [
    await bookings.of(house.db).findOne(),
    await answeredCalls.of(house.db).findOne(),
  ]
  if (!booking || !answer) throw new Error('nothing was booked')
  const pieceCount = await pieces.of(house.db).countDocuments({ bookingId: booking._id })
  const map = await busyMaps.of(house.db).findOne()
  const write = (id: string): Promise<unknown> =>
    house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          const doc: BookingDoc = { ...booking, _id: id, memberId: id }
          await bookings.of(house.db).insertOne(doc, { session })
          await pieces.of(house.db).insertMany(
            Array.from({ length: pieceCount }, (_, n) => ({ _id: `${id}@${n}`, bookingId: id })),
            { session },
          )
          await busyMaps.of(house.db).bulkWrite(
            [1, 2].map((n) => ({
              updateOne: {
                filter: { _id: `${id}:${n}` },
                update: { $set: { words: map?.words ?? {} } },
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
  const rates: number[] = []
  for (const atOnce of BARE_AT_ONCE) rates.push(await inLanes(atOnce, BARE_SECONDS, write))
  for (const spec of [bookings, pieces, busyMaps]) {
    await house.db.collection<{ _id: string }>(spec.name).deleteMany({ _id: /^bare_/ })
  }
  return Math.max(...rates)
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
): Promise<{ p50: number; p95: number; first: number }> => {
  const dispatch = dispatchOf(bench.house, allEngines(benchEnvironment(uri, 'bench_book')))
  const times: number[] = []
  for (let n = 0; n <= SEARCHES; n += 1) {
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
  const bench = await openBenchHouse(database.uri, 'bench_book', ROUNDS * FIGHTERS + SPREAD * TURNS)
  const { house, workers } = bench
  await openDesk(house, 'svc', LAWYERS)
  const server = await startServer(database.uri, 'bench_book', join(dir, 'log'), false)
  const load = fork(join(__dirname, 'support', 'lecture', 'post-load.ts'))
  const days = workdays(shanghaiDay(house.clock.now()), ROUNDS / 2)
  const slotOf = slotIds(house)
  const run = async (requests: readonly string[], connections: number): Promise<PostResult> =>
    handOver<PostResult>(load, { port: server.port, connections, seconds: 600, requests })
  try {
    let person = 0
    const fights: number[] = []
    let wrong = 0
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const day = days[turn >> 1] ?? ''
      const hours = turn % 2 ? STARTS.slice(5) : STARTS.slice(0, 5)
      const requests = Array.from({ length: FIGHTERS }, (_, n) => {
        person += 1
        const slotId = slotOf(person - 1, day, hours[n % 5] ?? '', `svc_a${Math.floor(n / 5) % 8}`)
        return post('holdSlot', workers[person - 1] ?? '', { slotId }, `bench-fight-${person}`)
      })
      const result = await run(requests, 256)
      fights.push(FIGHTERS / result.seconds)
      wrong += Math.abs((result.statuses['200'] ?? 0) - 40) + Math.abs((result.statuses['409'] ?? 0) - 460)
    }
    const spread: { ours: number; bare: number; p99Ms: number }[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      const requests = Array.from({ length: SPREAD }, (_, n) => {
        person += 1
        const slotId = slotOf(person - 1, days[n % days.length] ?? '', STARTS[(n * 7) % 10] ?? '')
        return post('holdSlot', workers[person - 1] ?? '', { slotId }, `bench-spread-${person}`)
      })
      const first = turn % 2 ? undefined : await bare(house)
      const result = await run(requests, 256)
      const rate = (result.statuses['200'] ?? 0) / result.seconds
      spread.push({ ours: rate, bare: first ?? (await bare(house)), p99Ms: result.p99Ms })
      console.error(`turn ${turn + 1}`, JSON.stringify(result.statuses))
    }
    const doubleBookings = await doubles(house)
    const small = await search(bench, database.uri, 'svc')
    await openDesk(house, 'svc10', LAWYERS * 10)
    const large = await search(bench, database.uri, 'svc10')
    const result = {
      ratio: round(median(spread.map(({ ours, bare: other }) => ours / other)), 2),
      bookingsPerSecond: round(median(spread.map(({ ours }) => ours)), 0),
      bareTransactionsPerSecond: round(median(spread.map(({ bare: other }) => other)), 0),
      p99Ms: round(median(spread.map(({ p99Ms }) => p99Ms)), 0),
      fightAnswersPerSecond: round(median(fights), 0),
      doubleBookings,
      wrongAnswers: wrong,
      searchP50Ms: round(small.p50),
      searchP95Ms: round(small.p95),
      searchFirstMs: round(small.first),
      searchP95MsTenfold: round(large.p95),
      growth: round(large.p50 / small.p50, 1),
    }
    console.table({
      'times over a month': { 'a second': result.bookingsPerSecond, 'p99 ms': result.p99Ms },
      'bare transactions': { 'a second': result.bareTransactionsPerSecond },
      '500 for 40, answers': { 'a second': result.fightAnswersPerSecond },
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
