import { createBenefitEngine } from '../../src/engines/benefit'
import { coupons } from '../../src/engines/benefit/store/coupons'
import { movements } from '../../src/engines/benefit/store/movements'
import type { Caller } from '../../src/kernel/caller'
import { connectDatabase } from '../../src/kernel/database'
import { createDispatch, type Answer } from '../../src/kernel/dispatch'
import type { Engine } from '../../src/kernel/operation'
import type { House } from '../../src/kernel/unit'
import { openWorld, ports, type World } from '../engines/benefit/world'
import { crashingHouse } from '../flows/crashing-house'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

/** Another server on the same database. */
const server = (house: House, engine = createBenefitEngine(ports())) => {
  const callers = new Map<string, Caller>()
  const dispatch = createDispatch(house, [engine], (credential) =>
    Promise.resolve(credential.kind === 'token' ? callers.get(credential.token) : undefined),
  )
  return (caller: Caller, operation: string, input: unknown, key: string): Promise<Answer> => {
    callers.set(caller.accountId, caller)
    return dispatch({
      ...{ engine: 'benefit', operation, input, key, address: '203.0.113.2' },
      credential: { kind: 'token', token: caller.accountId },
    })
  }
}

let people = 0
const somebody = async (): Promise<Caller> => {
  people += 1
  return world.worker(`fault${people}`)
}

/** Dies at every write of an operation in turn, before it and after it; then the same request comes again to a server
 *  that lives. `check` looks at what is there afterwards. */
const killedEverywhere = async (
  make: () => Promise<{ caller: Caller; operation: string; input: unknown; check: () => Promise<void> }>,
): Promise<number> => {
  let steps = 0
  for (const when of ['before', 'after'] as const) {
    for (let atWrite = 1; ; atWrite += 1) {
      const { caller, operation, input, check } = await make()
      const key = `key-${operation}-${when}-${atWrite}`
      const dying = crashingHouse(world.house, atWrite, when)
      const first = await server(dying.house)(caller, operation, input, key)
      if (!dying.crashed()) {
        expect(first.ok).toBe(true)
        break
      }
      steps += 1
      await world.balanced()
      const again = await server(world.house)(caller, operation, input, key)
      expect(again).toMatchObject({ ok: true })
      await check()
      await world.balanced()
    }
  }
  return steps
}

test('killed at every step of a claim and asked again, the person has one coupon and the books agree', async () => {
  const campaignId = await world.campaign()
  const steps = await killedEverywhere(async () => {
    const caller = await somebody()
    return {
      ...{ caller, operation: 'claimCoupon', input: { campaignId } },
      check: async () => {
        const found = await coupons
          .of(world.house.db)
          .find({ campaignId, memberId: caller.memberId ?? '' })
          .toArray()
        expect(found).toHaveLength(1)
      },
    }
  })
  expect(steps).toBeGreaterThanOrEqual(8)
}, 60_000)

const ticketOf = async (campaignId: string) => {
  const holder = await somebody()
  const couponId = await world.claim(holder, campaignId)
  const { digits } = await world.done(holder, 'showCode', { couponId })
  const { ticket } = await world.done(world.cashier, 'checkCode', { shopId: world.shopId, code: digits })
  return { couponId, ticket }
}
const bigCampaign = () =>
  world.campaign({
    rounds: [
      { roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-30T06:00:00Z', count: 100 },
    ],
  })

test('killed at every step of a redemption and asked again, it was taken once', async () => {
  const campaignId = await bigCampaign()
  const steps = await killedEverywhere(async () => {
    const { couponId, ticket } = await ticketOf(campaignId)
    return {
      ...{ caller: world.cashier, operation: 'redeem', input: { ticket, price: 20_000 } },
      check: async () => {
        expect(await movements.of(world.house.db).countDocuments({ couponId })).toBe(1)
        world.clock.move(61_000)
      },
    }
  })
  expect(steps).toBeGreaterThanOrEqual(8)
}, 60_000)

test('killed at every step of an undoing and asked again, it was undone once', async () => {
  const campaignId = await bigCampaign()
  await killedEverywhere(async () => {
    world.clock.move(61_000)
    const { couponId, ticket } = await ticketOf(campaignId)
    const { redemptionId } = await world.done(world.cashier, 'redeem', { ticket, price: 20_000 })
    return {
      ...{ caller: world.cashier, operation: 'undoRedemption', input: { redemptionId, reason: '输错了' } },
      check: async () => {
        expect(await movements.of(world.house.db).countDocuments({ couponId })).toBe(2)
        expect(await coupons.of(world.house.db).findOne({ _id: couponId })).toMatchObject({
          state: 'held',
          left: 5_000,
        })
      },
    }
  })
}, 60_000)

test('killed at every step of closing a day and asked again, the day is closed once', async () => {
  const campaignId = await bigCampaign()
  let day = ''
  await killedEverywhere(async () => {
    world.clock.move(61_000)
    const { ticket } = await ticketOf(campaignId)
    const taken = await world.done(world.cashier, 'redeem', { ticket, price: 20_000 })
    day = taken.day
    return {
      ...{ caller: world.manager, operation: 'closeDay', input: { merchantId: world.merchantId, day } },
      check: async () => {
        const { items } = await world.done(world.manager, 'listClosedDays', { merchantId: world.merchantId })
        expect(items.filter((one) => one.day === day)).toHaveLength(1)
      },
    }
  })
}, 60_000)

test('two servers and people who send everything five times: 60 coupons for 60 people, none more', async () => {
  const campaignId = await world.campaign({
    rounds: [{ roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count: 60 }],
  })
  const other = await connectDatabase(world.database.uri, world.database.name, 20)
  try {
    const one = server(world.house)
    const two = server({ ...world.house, client: other.client, db: other.db })
    const crowd = await world.workers('both', 80)
    const answers = await Promise.all(
      crowd.flatMap((caller, n) =>
        Array.from({ length: 5 }, (_, time) =>
          ((n + time) % 2 ? one : two)(caller, 'claimCoupon', { campaignId }, `key-both-${n}`),
        ),
      ),
    )
    const definite = answers.filter((answer) => answer.ok)
    expect(definite.length).toBeGreaterThan(0)
    const found = await coupons.of(world.house.db).find({ campaignId }).toArray()
    expect(found).toHaveLength(60)
    expect(new Set(found.map(({ memberId }) => memberId)).size).toBe(60)
    // Whoever was told "yours" by either server has it.
    const told = answers.flatMap((answer) =>
      answer.ok && (answer.output as { state: string }).state === 'yours'
        ? [(answer.output as { coupon: { couponId: string } }).coupon.couponId]
        : [],
    )
    expect(new Set(told)).toEqual(new Set(found.map(({ _id }) => _id)))
    await world.balanced()
  } finally {
    await other.client.close()
  }
}, 60_000)

/** As in cloud functions: each claim is a commit of its own, and none waits for another. */
const oneByOne = (): Engine => {
  const engine = createBenefitEngine(ports())
  let calls = 0
  return {
    ...engine,
    gathering: (name) => {
      const gathering = engine.gathering(name)
      return gathering && { ...gathering, most: 1, by: () => String((calls += 1) % 12), together: undefined }
    },
  }
}

test('claims that are committed one by one, each sent twice by the phone: 40 coupons for 60 people, none more, none twice', async () => {
  const campaignId = await world.campaign({
    rounds: [{ roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count: 40 }],
  })
  const call = server(world.house, oneByOne())
  const crowd = await world.workers('alone', 60)
  const answers = await Promise.all(
    crowd.flatMap((caller, n) => {
      const ask = () => call(caller, 'claimCoupon', { campaignId }, `key-alone-${n}`)
      return [ask(), ask()]
    }),
  )
  expect(answers.filter(({ ok }) => !ok)).toEqual([])
  const said = answers.map((answer) => JSON.stringify(answer.ok && answer.output))
  expect(crowd.filter((_, n) => said[2 * n] !== said[2 * n + 1])).toEqual([])
  const found = await coupons.of(world.house.db).find({ campaignId }).toArray()
  expect(found).toHaveLength(40)
  expect(new Set(found.map(({ memberId }) => memberId)).size).toBe(40)
  expect(said.filter((answer) => answer.includes('"yours"'))).toHaveLength(80)
  await world.balanced()
}, 60_000)

test('a clock that goes back an hour books on the open day, closes no day twice and loses no coupon', async () => {
  const campaignId = await bigCampaign()
  world.clock.set('2026-11-25T16:10:00Z')
  const { ticket } = await ticketOf(campaignId)
  const late = await world.done(world.cashier, 'redeem', { ticket, price: 20_000 })
  await world.done(world.manager, 'closeDay', { merchantId: world.merchantId, day: late.day })
  world.clock.set('2026-11-25T15:10:00Z')
  const again = await ticketOf(campaignId)
  const booked = await world.done(world.cashier, 'redeem', { ticket: again.ticket, price: 20_000 })
  expect(booked.day > late.day).toBe(true)
  await world.work()
  await world.balanced()
})
