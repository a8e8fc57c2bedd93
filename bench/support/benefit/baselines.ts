import type { House } from '../../../src/kernel/unit'

/** Runs `work` on so many lanes for some seconds; how often it ended in a second. */
export const rateOf = async (
  lanes: number,
  seconds: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> => {
  let done = 0
  const begun = performance.now()
  const until = begun + seconds * 1000
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < until) {
        await work(lane)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - begun) / 1000)
}

interface Counter {
  _id: string
  left: number
}

/** What a claim is at its barest: one counter goes down by one, and a majority knows. No person, no coupon, no books. */
export const bareFindAndUpdate = async (house: House, lanes: number, seconds: number): Promise<number> => {
  const counters = house.db.collection<Counter>('bench_counters')
  await counters.replaceOne({ _id: 'hot' }, { left: 1e9 }, { upsert: true })
  return rateOf(lanes, seconds, () =>
    counters.findOneAndUpdate(
      { _id: 'hot', left: { $gt: 0 } },
      { $inc: { left: -1 } },
      { writeConcern: { w: 'majority' } },
    ),
  )
}

/** What a claim is in most programs: a transaction that takes one from a counter and inserts a coupon. */
export const plainTransaction = async (house: House, lanes: number, seconds: number): Promise<number> => {
  const counters = house.db.collection<Counter>('bench_counters')
  const given = house.db.collection('bench_coupons')
  await counters.replaceOne({ _id: 'plain' }, { left: 1e9 }, { upsert: true })
  await given.insertOne({ at: 0 })
  return rateOf(lanes, seconds, () =>
    house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          await counters.updateOne({ _id: 'plain', left: { $gt: 0 } }, { $inc: { left: -1 } }, { session })
          await given.insertOne({ at: 1 }, { session })
        },
        { writeConcern: { w: 'majority' } },
      ),
    ),
  )
}

/** The writes of a redemption and nothing else: coupon, till, movement, entry of the books, kept answer. */
export const bareRedemption = async (
  house: House,
  lanes: number,
  merchants: number,
  seconds: number,
): Promise<number> => {
  const held = house.db.collection<Counter>('bench_held')
  const tills = house.db.collection<Counter>('bench_tills')
  const inserted = ['bench_movements', 'bench_entries', 'bench_answers'].map((name) =>
    house.db.collection(name),
  )
  await held.deleteMany({})
  await held.insertMany(Array.from({ length: lanes }, (_, at) => ({ _id: String(at), left: 1e9 })))
  await tills.deleteMany({})
  await tills.insertMany(Array.from({ length: merchants }, (_, at) => ({ _id: String(at), left: 0 })))
  for (const one of inserted) await one.insertOne({ at: 0 })
  let turn = 0
  return rateOf(lanes, seconds, (lane) => {
    turn += 1
    const till = String(turn % merchants)
    return house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          await held.updateOne({ _id: String(lane) }, { $inc: { left: -1 } }, { session })
          await tills.updateOne({ _id: till }, { $inc: { left: 1 } }, { session })
          for (const one of inserted) await one.insertOne({ amount: 5_000, lane }, { session })
        },
        { writeConcern: { w: 'majority' } },
      ),
    )
  })
}
