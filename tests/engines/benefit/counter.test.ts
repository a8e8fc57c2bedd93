import { ONE_BILL } from '../../../src/engines/benefit/counter/one-bill'
import { createMovementStore, movements } from '../../../src/engines/benefit/store/movements'
import type { Caller } from '../../../src/kernel/caller'
import { profiled } from '../../support/profiled'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.move(60_000))

let holders = 0
const holder = async (campaignId: string): Promise<{ who: Caller; couponId: string }> => {
  holders += 1
  const who = await world.worker(`holder${holders}`)
  return { who, couponId: await world.claim(who, campaignId) }
}
const ticketFor = async (who: Caller, couponId: string, at = world.cashier): Promise<string> => {
  const { digits } = await world.done(who, 'showCode', { couponId })
  return (await world.done(at, 'checkCode', { shopId: world.shopId, code: digits })).ticket
}

test('scanned or typed, with or without spaces, the code shows amount and rules, and no name', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const { qr, digits } = await world.done(who, 'showCode', { couponId })
  const spaced = `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`
  for (const code of [qr, digits, spaced]) {
    const check = await world.done(world.cashier, 'checkCode', { shopId: world.shopId, code })
    expect(check).toMatchObject({
      title: '加油券',
      left: 5_000,
      terms: ['满 200 元可用', '一次用完，剩下的不留', '一单只用一张券'],
    })
    expect(JSON.stringify(check)).not.toContain(who.memberId)
  }
})

test('two counters that take one coupon at the same moment: one takes it, the other is told that it was used', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const tickets = [await ticketFor(who, couponId), await ticketFor(who, couponId, world.manager)]
  const codes = await Promise.all([
    world.code(world.cashier, 'redeem', { ticket: tickets[0] ?? '', price: 20_000 }),
    world.code(world.manager, 'redeem', { ticket: tickets[1] ?? '', price: 20_000 }),
  ])
  expect(codes.sort()).toEqual(['COUPON_USED', 'ok'])
  expect(await movements.of(world.house.db).countDocuments({ couponId })).toBe(1)
  await world.balanced()
})

test('a divisible coupon is taken in parts until nothing is left', async () => {
  const campaignId = await world.campaign({
    kind: { type: 'fixed', amount: 5_000, minimum: 0, divisible: true },
  })
  const { who, couponId } = await holder(campaignId)
  expect(await world.take(who, couponId, { price: 9_000, amount: 1_999 })).toMatchObject({
    amount: 1_999,
    left: 3_001,
  })
  expect(await world.take(who, couponId, { price: 1_000 })).toMatchObject({
    amount: 1_000,
    left: 2_001,
    toPay: 0,
  })
  expect(await world.take(who, couponId, { price: 50_000 })).toMatchObject({ amount: 2_001, left: 0 })
  expect(await world.code(who, 'showCode', { couponId })).toBe('COUPON_USED')
  await world.balanced()
})

test('percentage, allowance, gift and ticket give what their rules say', async () => {
  const percent = await holder(
    await world.campaign({ kind: { type: 'percent', percent: 20, ceiling: 3_000, minimum: 1_000 } }),
  )
  expect(await world.take(percent.who, percent.couponId, { price: 9_999 })).toMatchObject({
    amount: 1_999,
    left: 0,
  })
  const allowance = await holder(
    await world.campaign({
      kind: {
        type: 'allowance',
        brackets: [
          { from: 10_000, amount: 1_000 },
          { from: 20_000, amount: 3_000 },
        ],
      },
    }),
  )
  const ticket = await ticketFor(allowance.who, allowance.couponId)
  expect(await world.code(world.cashier, 'redeem', { ticket, price: 9_999 })).toBe('BELOW_MINIMUM')
  expect(await world.done(world.cashier, 'redeem', { ticket, price: 19_999 })).toMatchObject({
    amount: 1_000,
  })
  const gift = await holder(await world.campaign({ kind: { type: 'gift', item: '慰问包', value: 5_000 } }))
  expect(await world.take(gift.who, gift.couponId, {})).toMatchObject({ amount: 5_000, left: 0 })
  const film = await holder(
    await world.campaign({ kind: { type: 'ticket', item: '电影票', entries: 2, value: 2_000 } }),
  )
  expect(await world.take(film.who, film.couponId, {})).toMatchObject({ amount: 2_000, left: 2_000 })
  expect(await world.take(film.who, film.couponId, { entries: 1 })).toMatchObject({ left: 0 })
  await world.balanced()
})

test('wrong amounts are refused with the reason', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const ticket = await ticketFor(who, couponId)
  const code = (asked: object) => world.code(world.cashier, 'redeem', { ticket, ...asked })
  expect(await code({})).toBe('PRICE_NEEDED')
  expect(await code({ price: 19_999 })).toBe('BELOW_MINIMUM')
  expect(await code({ price: 20_000, amount: 5_001 })).toBe('TOO_MUCH')
  expect(await code({ price: 20_000, amount: 4_999 })).toBe('NOT_DIVISIBLE')
  for (const price of [-1, 0.5, 2 ** 53, Number.NaN, '20000', { $gt: 0 }])
    expect(await code({ price })).toBe('BAD_INPUT')
  expect(await code({ price: 20_000 })).toBe('ok')
})

describe('two coupons of one person at one merchant within a quarter of an hour', () => {
  const alone = { stackable: false }
  const goes = { stackable: true }
  let holder: Caller
  let merchantId: string
  let shopId: string
  beforeAll(async () => {
    ;({ merchantId, shopId } = await world.shop('第二家'))
    await world.done(world.staff, 'saveCashier', { shopId, memberId: 'mem_cashier', role: 'cashier' })
  })
  beforeEach(async () => {
    holders += 1
    holder = await world.worker(`two${holders}`)
  })
  const coupon = async (title: string, about: Partial<Parameters<World['terms']>[0]>): Promise<string> => {
    const merchantIds = [world.merchantId, merchantId]
    return world.claim(holder, await world.campaign({ title, merchantIds, ...about }))
  }
  const take = (couponId: string) => world.take(holder, couponId, { price: 20_000 })
  const told = async (couponId: string, where = world.shopId) => {
    const { digits } = await world.done(holder, 'showCode', { couponId })
    return (await world.done(world.cashier, 'checkCode', { shopId: where, code: digits })).notTogether
  }

  test.each([
    ['neither goes with others', alone, alone, ['早的']],
    ['the one that was taken does not', alone, goes, ['早的']],
    ['the one that is shown does not', goes, alone, ['早的']],
    ['both go with others', goes, goes, []],
  ])(
    '%s: the cashier is told accordingly, by title and time, and may take it',
    async (_how, first, second, titles) => {
      const [early, late] = [await coupon('早的', first), await coupon('晚的', second)]
      expect(await told(late)).toEqual([])
      await take(early)
      const at = world.clock.now().toISOString()
      world.clock.move(60_000)
      expect(await told(late)).toEqual(titles.map((title) => ({ title, at })))
      expect(await take(late)).toMatchObject({ amount: 5_000 })
    },
  )

  test('it is said at that merchant alone, of that person alone, for a quarter of an hour and while it is not undone', async () => {
    const [early, late] = [await coupon('早的', alone), await coupon('晚的', alone)]
    const { redemptionId } = await take(early)
    expect(await told(late, shopId)).toEqual([])
    world.clock.move(ONE_BILL)
    expect(await told(late)).toHaveLength(1)
    world.clock.move(1)
    expect(await told(late)).toEqual([])
    world.clock.move(-ONE_BILL)
    const mine = holder
    holder = await world.worker(`two${holders}b`)
    expect(await told(await coupon('别人的', alone))).toEqual([])
    holder = mine
    expect(await told(late)).toHaveLength(1)
    await world.done(world.cashier, 'undoRedemption', { redemptionId, reason: '收错了券' })
    expect(await told(late)).toEqual([])
  })

  test('a coupon that is used in parts is no second one', async () => {
    const kind = { type: 'fixed' as const, amount: 5_000, minimum: 0, divisible: true }
    const parts = await coupon('分次的', { ...alone, kind })
    await world.take(holder, parts, { price: 1_000, amount: 1_000 })
    expect(await told(parts)).toEqual([])
  })

  test('it is found by an index', async () => {
    const asked = await profiled<{ ns: string; planSummary?: string }>(world.house.db, async () => {
      const store = createMovementStore({ db: world.house.db, options: {} })
      await store.usedSince('mem_two1', world.merchantId, world.clock.now())
    })
    const plans = asked.flatMap(({ ns, planSummary = '' }) =>
      ns.endsWith('.benefit_movements') ? [planSummary] : [],
    )
    expect(plans).toEqual(['IXSCAN { memberId: 1, merchantId: 1, at: -1 }'])
  })
})

test('undone within ten minutes, the worker has the coupon as before and the day has a line against it', async () => {
  const campaignId = await world.campaign()
  const { who, couponId } = await holder(campaignId)
  const { redemptionId, day } = await world.take(who, couponId, { price: 20_000 })
  const before = await world.done(world.manager, 'readShopDay', { shopId: world.shopId, day })
  const undo = { redemptionId, reason: '金额输错了' }
  const codes = await Promise.all([
    world.code(world.cashier, 'undoRedemption', undo),
    world.code(world.manager, 'undoRedemption', undo),
  ])
  expect(codes.sort()).toEqual(['ALREADY_UNDONE', 'ok'])
  const now = await world.done(world.manager, 'readShopDay', { shopId: world.shopId, day })
  expect(now.totals.amount).toBe(before.totals.amount - 5_000)
  expect(now.totals.undos).toBe(before.totals.undos + 1)
  expect(await world.done(who, 'readCoupon', { couponId })).toMatchObject({
    state: 'held',
    left: 5_000,
    uses: [{ undone: true }],
  })
  await world.balanced()
  expect(await world.take(who, couponId, { price: 20_000 })).toMatchObject({ amount: 5_000 })
  await world.balanced()
})

test('after ten minutes, by another cashier or for another shop nothing is undone', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const { redemptionId } = await world.take(who, couponId, { price: 20_000 }, world.manager)
  const undo = { redemptionId, reason: '顾客要求' }
  expect(await world.code(world.cashier, 'undoRedemption', undo)).toBe('NOT_FOUND')
  expect(await world.code(who, 'undoRedemption', undo)).toBe('NOT_FOUND')
  world.clock.move(10 * 60_000 + 1)
  expect(await world.code(world.manager, 'undoRedemption', undo)).toBe('TOO_LATE')
})

test('while the day is being closed counters go on: every taking is in the closed day or in the next one', async () => {
  const campaignId = await world.campaign({
    kind: { type: 'fixed', amount: 5_000, minimum: 0, divisible: true },
  })
  const taken = await Promise.all(Array.from({ length: 8 }, () => holder(campaignId)))
  const tickets = []
  for (const [at, { who, couponId }] of taken.entries()) {
    const by = at % 2 ? world.cashier : world.manager
    tickets.push({ by, ticket: await ticketFor(who, couponId, by) })
  }
  const { items } = await world.done(world.manager, 'listMyShops', {})
  const day = items[0]?.day ?? ''
  const [closed, ...codes] = await Promise.all([
    world.done(world.manager, 'closeDay', { merchantId: world.merchantId, day }),
    ...tickets.map(({ by, ticket }) => world.code(by, 'redeem', { ticket, price: 100 })),
  ])
  expect(codes).toEqual(Array(8).fill('ok'))
  const rest = await world.done(world.manager, 'listClosedDays', { merchantId: world.merchantId })
  const all = await movements.of(world.house.db).find({ merchantId: world.merchantId, price: 100 }).toArray()
  const inside = all.filter((one) => one.day === day).length
  expect(all).toHaveLength(8)
  expect(rest.open.totals.uses).toBe(8 - inside)
  expect(closed.totals.uses).toBeGreaterThanOrEqual(inside)
  await world.balanced()
})

test('a day that nobody closed is closed by time, once, though the timer runs three times', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const { day } = await world.take(who, couponId, { price: 20_000 })
  world.clock.move(48 * 3_600_000)
  await Promise.all([world.work(), world.work(), world.work()])
  const { items } = await world.done(world.manager, 'listClosedDays', { merchantId: world.merchantId })
  expect(items.filter((one) => one.day === day)).toHaveLength(1)
  expect(await world.code(world.manager, 'closeDay', { merchantId: world.merchantId, day })).toBe(
    'ALREADY_CLOSED',
  )
  await world.balanced()
})

test('a cashier joins by a code of the manager, once, sees the own line only, and is off at once when removed', async () => {
  const { code } = await world.done(world.manager, 'inviteCashier', { shopId: world.shopId, role: 'cashier' })
  const [fresh, late] = await world.workers('fresh', 2)
  if (!fresh?.memberId || !late) throw new Error('nobody')
  expect(await world.done(fresh, 'joinShop', { code })).toMatchObject({ role: 'cashier' })
  expect(await world.code(late, 'joinShop', { code })).toBe('INVITATION_REFUSED')
  const report = await world.done(fresh, 'readShopDay', { shopId: world.shopId })
  expect(report).toMatchObject({ role: 'cashier', byCashier: [], movements: [] })
  expect(await world.code(fresh, 'listCashiers', { merchantId: world.merchantId })).toBe('NOT_FOUND')
  expect(await world.code(fresh, 'inviteCashier', { shopId: world.shopId, role: 'manager' })).toBe(
    'NOT_FOUND',
  )
  await world.done(world.manager, 'removeCashier', { shopId: world.shopId, memberId: fresh.memberId })
  expect(await world.code(fresh, 'readShopDay', { shopId: world.shopId })).toBe('NOT_FOUND')
  expect(
    await world.code(world.manager, 'removeCashier', { shopId: world.shopId, memberId: 'mem_manager' }),
  ).toBe('LAST_MANAGER')
})

test('the last two managers who remove each other at the same moment: one of them stays', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { merchantId, shopId } = await world.shop(`对决商户 ${round}`)
    const pair = await world.workers(`duel${round}x`, 2)
    const ids = pair.map(({ memberId }) => memberId ?? '')
    for (const memberId of ids)
      await world.done(world.staff, 'saveCashier', { shopId, memberId, role: 'manager' })
    const codes = await Promise.all(
      pair.map((who, at) => world.code(who, 'removeCashier', { shopId, memberId: ids[1 - at] ?? '' })),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    const { items } = await world.done(world.staff, 'listCashiers', { merchantId })
    expect(items.filter(({ role }) => role === 'manager')).toHaveLength(1)
  }
})

test('a manager who tries the code that was meant for a cashier stays manager', async () => {
  const { code } = await world.done(world.manager, 'inviteCashier', { shopId: world.shopId, role: 'cashier' })
  expect(await world.done(world.manager, 'joinShop', { code })).toMatchObject({ role: 'manager' })
})
