// Claims through HTTP with sign-in, validation, eligibility, idempotency, the books and the outbox, by 256 connections, beside
// the bare driver and beside a plain transaction in the same run.
//   npm run bench -- claim [--full]
import { reconcile } from '../src/engines/benefit/books/reconcile'
import { coupons } from '../src/engines/benefit/store/coupons'
import { benefitPorts } from '../src/compose/benefit'
import { createBenefitEngine } from '../src/engines/benefit'
import type { Engine } from '../src/kernel/operation'
import { bareFindAndUpdate, plainTransaction } from './support/benefit/baselines'
import { addCampaign, addMerchant, addPeople, openBenefitHouse } from './support/benefit/house'
import { ask, openServer, startLoad } from './support/benefit/server'

const CONNECTIONS = 256
const ROUNDS = 3
const PEOPLE = 10_000
/** Claims of one turn, gathered and one by one: a rush of some seconds. */
const TURN = 10_000
const TURN_ALONE = 400
/** Instances of the cloud function, each of which serves one call at a time. */
const INSTANCES = 16
const MILLION = 1_000_000
const SECONDS = 2

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** As in a cloud function: every claim in a commit of its own, as many beside each other as there are instances, and nobody
 *  is put into the queue of a long-lived server. */
const oneByOne = (engine: Engine): Engine => {
  let calls = 0
  return {
    ...engine,
    gathering: (name) => {
      const gathering = engine.gathering(name)
      return (
        gathering && {
          ...gathering,
          most: 1,
          by: () => String((calls += 1) % INSTANCES),
          together: undefined,
        }
      )
    },
  }
}

const main = async (): Promise<void> => {
  const full = process.argv.includes('--full')
  const bench = await openBenefitHouse(50)
  const { house, engine, environment, signKey } = bench
  const patient = createBenefitEngine({ ...benefitPorts(environment), patienceMs: Infinity })
  const load = startLoad()
  const gathered = await openServer(bench, engine)
  const single = await openServer(bench, oneByOne(patient))
  try {
    await addPeople(house, 0, PEOPLE)
    const { merchantId } = await addMerchant(bench, 1)
    const wrong = { oversold: 0, duplicates: 0, unaccounted: 0 }
    const run = async (port: number, campaigns: number, people: number, quota = people, from = 0) => {
      const campaignIds = []
      for (let at = 0; at < campaigns; at += 1) {
        campaignIds.push(await addCampaign(bench, [merchantId], Math.ceil(quota / campaigns)))
      }
      const job = {
        kind: 'claim' as const,
        port,
        connections: CONNECTIONS,
        signKey,
        from,
        people,
        campaignIds,
      }
      const result = await ask(load, job)
      const given = await coupons.of(house.db).countDocuments({ campaignId: { $in: campaignIds } })
      const holders = await coupons
        .of(house.db)
        .aggregate<{ _id: string; count: number }>([
          { $match: { campaignId: { $in: campaignIds } } },
          { $group: { _id: { c: '$campaignId', m: '$memberId' }, count: { $sum: 1 } } },
          { $match: { count: { $gt: 1 } } },
        ])
        .toArray()
      const yours = result.answers['200 yours'] ?? 0
      const answered = Object.values(result.answers).reduce((sum, count) => sum + count, 0)
      wrong.oversold += Math.max(0, given - Math.ceil(quota / campaigns) * campaigns)
      wrong.duplicates += holders.length
      wrong.unaccounted += Math.abs(yours - given) + Math.abs(answered - people)
      return { ...result, rate: people / result.seconds }
    }
    await run(gathered.port, 1, 2_000)
    await run(single.port, 1, 200)
    const rates = {
      bare: [] as number[],
      plain: [] as number[],
      ours: [] as number[],
      single: [] as number[],
    }
    const p99 = { ours: [] as number[], single: [] as number[] }
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      rates.bare.push(await bareFindAndUpdate(house, CONNECTIONS, SECONDS))
      const ours = await run(gathered.port, 1, TURN)
      rates.ours.push(ours.rate)
      p99.ours.push(ours.p99Ms)
      rates.plain.push(await plainTransaction(house, CONNECTIONS, SECONDS))
      const one = await run(single.port, 1, TURN_ALONE, PEOPLE)
      rates.single.push(one.rate)
      p99.single.push(one.p99Ms)
      console.error(
        `turn ${turn + 1}`,
        JSON.stringify({
          ...{ bare: round(rates.bare[turn] ?? 0), plain: round(rates.plain[turn] ?? 0) },
          ours: [round(ours.rate), ours.answers],
          single: [round(one.rate), one.answers],
        }),
      )
    }
    // Round by round, because what else the machine does changes from one to the next.
    const ratioOf = (mine: readonly number[], other: readonly number[]): number =>
      median(mine.map((rate, turn) => rate / (other[turn] ?? rate)))
    const spread: Record<string, number> = {}
    for (const campaigns of [1, 10, 100])
      spread[campaigns] = round((await run(gathered.port, campaigns, PEOPLE)).rate)
    console.error('campaigns', JSON.stringify(spread))
    await run(gathered.port, 1, TURN, TURN / 2)
    await run(single.port, 1, TURN_ALONE, TURN_ALONE / 2)
    let million: number | undefined
    if (full) {
      await addPeople(house, PEOPLE, MILLION - PEOPLE)
      million = round((await run(gathered.port, 1, MILLION)).rate)
    }
    const books = await reconcile(house)
    const result = {
      ratio: round(ratioOf(rates.ours, rates.bare), 2),
      ratioToPlainTransaction: round(ratioOf(rates.ours, rates.plain), 1),
      ratioOneByOne: round(ratioOf(rates.single, rates.bare), 3),
      ours: round(median(rates.ours)),
      bareFindOneAndUpdate: round(median(rates.bare)),
      plainTransaction: round(median(rates.plain)),
      oneByOne: round(median(rates.single)),
      p99Ms: round(median(p99.ours)),
      p99MsOneByOne: round(median(p99.single)),
      byCampaigns: spread,
      ...(million !== undefined && { million }),
      ...wrong,
      booksDiffer: books.differenceCount,
    }
    console.table({
      'claims, gathered': { 'a second': result.ours, 'p99 ms': result.p99Ms },
      'claims, one by one': { 'a second': result.oneByOne, 'p99 ms': result.p99MsOneByOne },
      'bare findOneAndUpdate, majority': { 'a second': result.bareFindOneAndUpdate },
      'plain transaction': { 'a second': result.plainTransaction },
    })
    console.table(spread)
    console.log(JSON.stringify(result))
  } finally {
    load.kill()
    await gathered.close()
    await single.close()
    await bench.close()
  }
}

void main()
