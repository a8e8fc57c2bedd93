// Redemptions through HTTP by 64 connections over 70 merchants, beside a bare transaction of the same writes in the same run.
//   npm run bench -- redeem
import { reconcile } from '../src/engines/benefit/books/reconcile'
import { sealTicket } from '../src/engines/benefit/counter/ticket'
import { coupons } from '../src/engines/benefit/store/coupons'
import { accounts } from '../src/engines/membership/store/accounts'
import { members } from '../src/engines/membership/store/members'
import { HOUSE } from '../src/kernel/caller'
import { unitOf } from '../src/kernel/transaction'
import { bareRedemption } from './support/benefit/baselines'
import {
  addCampaign,
  addMerchant,
  addPeople,
  DISTRICT,
  openBenefitHouse,
  STAFF,
  type BenefitHouse,
} from './support/benefit/house'
import { ask, openServer, startLoad } from './support/benefit/server'

const CONNECTIONS = 64
const MERCHANTS = 70
const ROUNDS = 3
const EACH = 1_000
const SECONDS = 2

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** Seventy merchants with a cashier each. */
const openCounters = async (bench: BenefitHouse) => {
  const counters = []
  const now = bench.house.clock.now()
  for (let n = 0; n < MERCHANTS; n += 1) {
    const { merchantId, shopId } = await addMerchant(bench, n)
    const memberId = `mem_cashier${n}`
    await members.of(bench.house.db).insertOne({
      ...{
        _id: memberId,
        name: '钱示店',
        orgId: DISTRICT,
        orgPath: [DISTRICT],
        state: 'active',
        changedAt: now,
      },
      ...{ phone: bench.house.vault.seal('13800000009', 'phone'), phoneKey: `key_cashier${n}` },
    })
    const accountId = `acc_cashier${n}`
    await accounts.of(bench.house.db).insertOne({
      ...{ _id: accountId, logins: [`login_cashier${n}`], memberId, generation: 0, createdAt: now },
    })
    await bench.act(STAFF, 'saveCashier', { shopId, memberId, role: 'cashier' })
    counters.push({ merchantId, shopId, memberId, accountId })
  }
  return counters
}

const main = async (): Promise<void> => {
  const bench = await openBenefitHouse(50)
  const { house, engine, signKey } = bench
  const load = startLoad()
  const server = await openServer(bench, engine)
  try {
    const people = EACH * (ROUNDS + 1)
    await addPeople(house, 0, people)
    const counters = await openCounters(bench)
    const campaignId = await addCampaign(
      bench,
      counters.map(({ merchantId }) => merchantId),
      people,
    )
    const claims = { kind: 'claim' as const, port: server.port, connections: CONNECTIONS, signKey }
    await ask(load, { ...claims, from: 0, people, campaignIds: [campaignId] })
    const held = await coupons
      .of(house.db)
      .find({ campaignId })
      .project<{ _id: string }>({ _id: 1 })
      .toArray()
    const unit = unitOf(house, HOUSE)
    const run = async (from: number, count: number) => {
      const tickets = held.slice(from, from + count).map(({ _id }, at) => {
        const { shopId, memberId, accountId } = counters[at % MERCHANTS] ?? {
          shopId: '',
          memberId: '',
          accountId: '',
        }
        const { ticket } = sealTicket(
          { unit, clock: house.clock },
          { couponId: _id, uses: 0, shopId, cashierId: memberId },
        )
        return { accountId, ticket }
      })
      const result = await ask(load, {
        ...{ kind: 'redeem' as const, port: server.port, connections: CONNECTIONS, signKey, tickets },
      })
      return { ...result, rate: count / result.seconds }
    }
    const warm = await run(0, EACH)
    console.error('warm', JSON.stringify(warm.answers))
    const rates = { ours: [] as number[], bare: [] as number[] }
    const p99: number[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      rates.bare.push(await bareRedemption(house, CONNECTIONS, MERCHANTS, SECONDS))
      const ours = await run(EACH * (turn + 1), EACH)
      rates.ours.push(ours.rate)
      p99.push(ours.p99Ms)
      if (ours.answers['200'] !== EACH) console.error('answers', JSON.stringify(ours.answers))
    }
    const books = await reconcile(house)
    const result = {
      ratio: round(median(rates.ours.map((rate, turn) => rate / (rates.bare[turn] ?? rate))), 2),
      ours: round(median(rates.ours)),
      bare: round(median(rates.bare)),
      p99Ms: round(median(p99)),
      redeemed: books.movements,
      booksDiffer: books.differenceCount,
    }
    console.table({
      'redemptions through HTTP': { 'a second': result.ours, 'p99 ms': result.p99Ms },
      'bare transaction of the same writes': { 'a second': result.bare },
    })
    console.log(JSON.stringify(result))
  } finally {
    load.kill()
    await server.close()
    await bench.close()
  }
}

void main()
