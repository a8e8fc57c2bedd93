import { randomBytes } from 'node:crypto'
import { coupons } from '../../src/engines/benefit/store/coupons'
import type { Caller } from '../../src/kernel/caller'
import { openWorld, type World } from '../engines/benefit/world'
import { person } from '../support/test-house'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

let people = 0
const holder = async (campaignId: string): Promise<{ who: Caller; couponId: string }> => {
  people += 1
  const who = await world.worker(`attack${people}`)
  return { who, couponId: await world.claim(who, campaignId) }
}
const raw = async (caller: Caller, name: string, input: unknown, key?: string): Promise<string> => {
  const answer = await world.call(caller, `benefit.${name}`, input, key)
  if (!answer.ok && answer.refusal.code === 'INTERNAL') throw new Error('a 500', { cause: answer.error })
  return answer.ok ? 'ok' : answer.refusal.code
}

test('nobody claims for another: who claims is who is signed in, and nothing of it is an input', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('thief')
  for (const more of [
    { memberId: 'mem_other' },
    { caller: 'mem_other' },
    { at: '2026-11-24T00:30:00Z' },
    { roundId: 'r2' },
  ]) {
    expect(await raw(worker, 'claimCoupon', { campaignId, ...more })).toBe('BAD_INPUT')
  }
  expect(await raw({ ...worker, trust: 'public' }, 'claimCoupon', { campaignId })).toBe('BIND_PHONE')
})

test.each([[{ $ne: null }], [{ $gt: '' }], [['a']], ['a'.repeat(81)], ['../x'], [null]])(
  'an operator or oddity in place of an id is bad input: %j',
  async (campaignId) => {
    expect(
      await raw(await world.worker(`odd${randomBytes(4).toString('hex')}`), 'claimCoupon', { campaignId }),
    ).toBe('BAD_INPUT')
  },
)

test('one idempotency key for two people is two claims, each answered with its own', async () => {
  const campaignId = await world.campaign()
  const [a, b] = await world.workers('samekey', 2)
  if (!a || !b) throw new Error('nobody')
  const key = 'key-shared-by-two'
  const mine = await world.done(a, 'claimCoupon', { campaignId }, key)
  const theirs = await world.done(b, 'claimCoupon', { campaignId }, key)
  const idOf = (answer: typeof mine): string => (answer.state === 'yours' ? answer.coupon.couponId : '')
  expect(idOf(mine)).not.toBe(idOf(theirs))
  expect(await raw(a, 'claimCoupon', { campaignId: await world.campaign() }, key)).toBe('KEY_REUSED')
})

test('a script that claims over and over is told to wait, and has one coupon', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('script')
  const codes = []
  for (let n = 0; n < 40; n += 1) codes.push(await raw(worker, 'claimCoupon', { campaignId }))
  expect(codes.slice(0, 30)).toEqual(Array(30).fill('ok'))
  expect(codes.slice(30)).toEqual(Array(10).fill('TOO_OFTEN'))
  expect(await coupons.of(world.house.db).countDocuments({ campaignId })).toBe(1)
})

test("another person's coupon is not there: not to read, not to show, not to give back", async () => {
  const { couponId } = await holder(await world.campaign())
  const thief = await world.worker(`thief${randomBytes(3).toString('hex')}`)
  for (const name of ['readCoupon', 'showCode', 'returnCoupon']) {
    expect(await raw(thief, name, { couponId })).toBe('NOT_FOUND')
  }
})

test('a screenshot of a code is worth nothing after a minute, and nothing after a use', async () => {
  const campaignId = await world.campaign({
    kind: { type: 'fixed', amount: 5_000, minimum: 0, divisible: true },
  })
  const { who, couponId } = await holder(campaignId)
  const { qr, digits } = await world.done(who, 'showCode', { couponId })
  await world.take(who, couponId, { price: 1_000, amount: 1_000 })
  for (const code of [qr, digits]) {
    expect(await world.code(world.cashier, 'checkCode', { shopId: world.shopId, code })).toBe('CODE_EXPIRED')
  }
  const fresh = await world.done(who, 'showCode', { couponId })
  world.clock.move(61_000)
  for (const code of [fresh.qr, fresh.digits]) {
    expect(await world.code(world.cashier, 'checkCode', { shopId: world.shopId, code })).toBe('CODE_EXPIRED')
  }
})

test('a forged or changed code is refused, and so is one that is made of another signature of the house', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const { qr } = await world.done(who, 'showCode', { couponId })
  const other = world.house.signer.sign('token', '123456789012', new Date('2027-01-01'))
  for (const code of [
    `${qr}A`,
    qr.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    `NJR:${other}`,
    'NJR:a.b.c',
  ]) {
    const asked = person(`forger${randomBytes(3).toString('hex')}`, {})
    expect(
      await world.code({ ...world.cashier, accountId: asked.accountId }, 'checkCode', {
        shopId: world.shopId,
        code,
      }),
    ).toBe('CODE_EXPIRED')
  }
})

test('digits cannot be guessed: a few wrong ones and the counter has to wait, whoever stands there', async () => {
  const guesser = await world.worker('guesser')
  await world.done(world.staff, 'saveCashier', {
    shopId: world.shopId,
    memberId: 'mem_guesser',
    role: 'cashier',
  })
  const codes = []
  for (let n = 0; n < 12; n += 1) {
    const code = String(100_000_000_000 + n)
    codes.push(await world.code(guesser, 'checkCode', { shopId: world.shopId, code }))
  }
  expect(codes.slice(0, 8)).toEqual(Array(8).fill('CODE_UNKNOWN'))
  expect(codes.slice(8)).toEqual(Array(4).fill('TOO_OFTEN'))
})

test('a code counts at the merchants of its campaign only, and at a counter only for who stands there', async () => {
  const { shopId } = await world.shop('样本超市')
  const [elsewhere] = await world.workers('elsewhere', 1)
  if (!elsewhere?.memberId) throw new Error('nobody')
  await world.done(world.staff, 'saveCashier', { shopId, memberId: elsewhere.memberId, role: 'cashier' })
  const { who, couponId } = await holder(await world.campaign())
  const { digits } = await world.done(who, 'showCode', { couponId })
  expect(await world.code(elsewhere, 'checkCode', { shopId, code: digits })).toBe('OTHER_MERCHANT')
  expect(await world.code(elsewhere, 'checkCode', { shopId: world.shopId, code: digits })).toBe('NOT_FOUND')
  expect(await world.code(who, 'checkCode', { shopId: world.shopId, code: digits })).toBe('NOT_FOUND')
  const { ticket } = await world.done(world.cashier, 'checkCode', { shopId: world.shopId, code: digits })
  expect(await world.code(elsewhere, 'redeem', { ticket, price: 20_000 })).toBe('TICKET_EXPIRED')
  expect(await world.code(world.cashier, 'redeem', { ticket: `${ticket}x`, price: 20_000 })).toBe(
    'TICKET_EXPIRED',
  )
  world.clock.move(5 * 60_000 + 1_000)
  expect(await world.code(world.cashier, 'redeem', { ticket, price: 20_000 })).toBe('TICKET_EXPIRED')
})

test('a claim with a changed id gets nothing: not of a draft, not of an unknown one, not of another district', async () => {
  const { campaignId: draft } = await world.done(world.staff, 'saveCampaign', { terms: world.terms() })
  const worker = await world.worker('changer')
  expect(await raw(worker, 'claimCoupon', { campaignId: draft })).toBe('NOT_FOUND')
  expect(await raw(worker, 'claimCoupon', { campaignId: `${draft}x` })).toBe('NOT_FOUND')
  const campaignId = await world.campaign()
  const stranger = person('stranger', { orgPath: ['org_other', 'org_other_firm'] })
  expect(await raw(stranger, 'claimCoupon', { campaignId })).toBe('NOT_FOUND')
  expect(await coupons.of(world.house.db).countDocuments({ campaignId: { $in: [draft, campaignId] } })).toBe(
    0,
  )
})

test('what one counter has looked up is taken by nobody else, nor twice', async () => {
  const { who, couponId } = await holder(await world.campaign())
  const { digits } = await world.done(who, 'showCode', { couponId })
  const { ticket } = await world.done(world.cashier, 'checkCode', { shopId: world.shopId, code: digits })
  expect(await world.code(world.manager, 'redeem', { ticket, price: 20_000 })).not.toBe('ok')
  expect(await world.code(who, 'redeem', { ticket, price: 20_000 })).not.toBe('ok')
  expect(await world.code(world.cashier, 'redeem', { ticket, price: 20_000 })).toBe('ok')
  expect(await world.code(world.cashier, 'redeem', { ticket, price: 20_000 })).toBe('COUPON_USED')
})

test('a cashier does not take the own coupon', async () => {
  const campaignId = await world.campaign()
  const couponId = await world.claim(world.cashier, campaignId)
  const { digits } = await world.done(world.cashier, 'showCode', { couponId })
  expect(await world.code(world.cashier, 'checkCode', { shopId: world.shopId, code: digits })).toBe(
    'OWN_COUPON',
  )
})

test('money that is negative, half a fen or beyond all numbers is refused wherever it is typed', async () => {
  for (const amount of [-1, 0.5, 2 ** 53, 1e13, Number.POSITIVE_INFINITY, '5000']) {
    const kind = { type: 'fixed', amount, minimum: 0, divisible: false }
    expect(await raw(world.staff, 'saveCampaign', { terms: { ...world.terms(), kind } })).toBe('BAD_INPUT')
    expect(await raw(world.staff, 'saveCampaign', { terms: { ...world.terms(), budget: amount } })).toBe(
      'BAD_INPUT',
    )
  }
})

test('one person alone publishes nothing, pays nothing to the own shop, and changes nothing for the worse', async () => {
  const { campaignId, version } = await world.done(world.staff, 'saveCampaign', { terms: world.terms() })
  await world.done(world.staff, 'submitCampaign', { campaignId, version })
  const decide = { campaignId, version: version + 1, approve: true }
  expect(await world.code(world.staff, 'decideCampaign', decide)).toBe('OWN_CAMPAIGN')
  await world.done(world.chief, 'decideCampaign', decide)
  const change = (what: object) =>
    raw(world.staff, 'proposeChange', { campaignId, version: version + 2, change: what })
  expect(await change({ useUntil: '2026-11-30T00:00:00Z' })).toBe('NOT_IN_FAVOUR')
  expect(await change({ perPerson: 1 })).toBe('NOT_IN_FAVOUR')
  expect(await change({ addToRound: { roundId: 'r2', count: 1 } })).toBe('BAD_TERMS')
  expect(
    await raw(world.staff, 'saveCampaign', {
      campaignId,
      version: version + 2,
      terms: world.terms({ perPerson: 1 }),
    }),
  ).toBe('NOT_A_DRAFT')
  expect(await change({ addToRound: { roundId: 'r2', count: 10 }, addBudget: 50_000 })).toBe('ok')
  const next = { campaignId, version: version + 3, approve: true }
  expect(await world.code(world.staff, 'decideCampaign', next)).toBe('OWN_CAMPAIGN')
  expect(await world.code(world.chief, 'decideCampaign', next)).toBe('ok')
  const { figures } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
  expect(figures).toMatchObject({ coupons: { total: 110 }, money: { budget: 550_000, free: 550_000 } })
  await world.balanced()
})

test('a prize above 50,000 yuan, a budget below the worst case and rounds that overlap are not published', async () => {
  const problems = async (about: Parameters<World['terms']>[0]) => {
    const { campaignId, version } = await world.done(world.staff, 'saveCampaign', {
      terms: world.terms(about),
    })
    expect(await world.code(world.staff, 'submitCampaign', { campaignId, version })).toBe('BAD_TERMS')
    return (await world.done(world.staff, 'previewCampaign', { campaignId })).problems
  }
  expect(
    await problems({ kind: { type: 'gift', item: '大奖', value: 5_000_001 }, budget: 600_000_000 }),
  ).toEqual(['一张最高不能超过 50,000 元'])
  expect(await problems({ budget: 499_999 })).toEqual(['预算不够：最多要 5,000 元，预算 4,999.99 元'])
  const [first, second] = world.terms().rounds
  if (!first || !second) throw new Error('no rounds')
  expect(await problems({ rounds: [first, { ...second, opensAt: '2026-11-23T05:59:59Z' }] })).toEqual([
    '场次要按时间排好，不能重叠',
  ])
})

test('staff of another subtree find no campaign, no merchant, no sheet and no list', async () => {
  const campaignId = await world.campaign()
  const { listId } = await world.done(world.staff, 'savePeopleList', { name: '名单', orgId: 'org_district' })
  const street = person('street', { orgPath: ['org_district', 'org_street'] }, 'staff@org_street')
  expect(await raw(street, 'readStaffCampaign', { campaignId })).toBe('NOT_FOUND')
  expect(await raw(street, 'pauseCampaign', { campaignId, paused: true, reason: '试试' })).toBe('NOT_FOUND')
  expect(await raw(street, 'readMerchant', { merchantId: world.merchantId })).toBe('NOT_FOUND')
  expect(await raw(street, 'readPeopleList', { listId })).toBe('NOT_FOUND')
  expect(await raw(street, 'readBooks', { merchantId: world.merchantId })).toBe('NOT_FOUND')
  expect(await raw(street, 'saveCampaign', { terms: world.terms() })).toBe('OUT_OF_SCOPE')
  expect(
    await raw(street, 'drawUpSettlement', {
      merchantId: world.merchantId,
      orgId: 'org_district',
      toDay: '2026-11-23',
    }),
  ).toBe('NOT_FOUND')
  const worker = await world.worker('plain')
  for (const name of ['listStaffCampaigns', 'listMerchants', 'listUnsettled']) {
    expect(await raw(worker, name, {})).toBe('NOT_ALLOWED')
  }
})
