import { randomBytes } from 'node:crypto'
import { coupons } from '../../../src/engines/benefit/store/coupons'
import type { Answer } from '../../../src/kernel/dispatch'
import { answeredCalls } from '../../../src/kernel/idempotency'
import { openWorld, PATHS, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

const states = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const answer of answers) {
    const state = answer.ok ? (answer.output as { state: string }).state : answer.refusal.code
    counts[state] = (counts[state] ?? 0) + 1
  }
  return counts
}
const ONE_ROUND = (count: number) => [
  { roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count },
]

test('of 300 people who claim 120 coupons at once, 120 have one each and everybody else is told that there are no more', async () => {
  const campaignId = await world.campaign({ rounds: ONE_ROUND(120), budget: 600_000 })
  const crowd = await world.workers('rush', 300)
  const answers = await Promise.all(
    crowd.map((one) => world.call(one, 'benefit.claimCoupon', { campaignId })),
  )
  expect(states(answers)).toEqual({ yours: 120, full: 180 })
  expect(await coupons.of(world.house.db).countDocuments({ campaignId })).toBe(120)
  await world.balanced()
})

test('who claims ten times at once, with ten keys and from two phones, has one coupon', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('eager')
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.call(worker, 'benefit.claimCoupon', { campaignId })),
  )
  expect(states(answers)).toEqual({ yours: 10 })
  expect(await coupons.of(world.house.db).countDocuments({ campaignId })).toBe(1)
})

test('a claim that is sent five times with one key is one claim with one answer', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('repeats')
  const key = randomBytes(12).toString('hex')
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => world.call(worker, 'benefit.claimCoupon', { campaignId }, key)),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await coupons.of(world.house.db).countDocuments({ campaignId })).toBe(1)
})

test('a claim that is sent again tells of its coupon as it is by then, new as ever, even when nothing can be claimed any more', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('recalls')
  const key = randomBytes(12).toString('hex')
  const first = await world.done(worker, 'claimCoupon', { campaignId }, key)
  if (first.state !== 'yours') throw new Error(first.state)
  const kept = await answeredCalls.of(world.house.db).find().sort({ expiresAt: -1 }).limit(1).next()
  expect(JSON.stringify(kept).length).toBeLessThan(400)
  await world.done(worker, 'returnCoupon', { couponId: first.coupon.couponId })
  await world.done(world.staff, 'pauseCampaign', { campaignId, paused: true, reason: '先停一下' })
  expect(await world.done(worker, 'claimCoupon', { campaignId }, key)).toEqual({
    state: 'yours',
    already: false,
    coupon: { ...first.coupon, state: 'returned', left: 0, paused: true, soon: false },
  })
  expect(await world.code(worker, 'claimCoupon', { campaignId })).toBe('CAMPAIGN_PAUSED')
})

test('before the round, after the last one and while it is paused nobody gets anything', async () => {
  const campaignId = await world.campaign({ waitingList: false })
  const worker = await world.worker('early')
  world.clock.set('2026-11-22T23:59:59Z')
  expect(await world.code(worker, 'claimCoupon', { campaignId })).toBe('ROUND_CLOSED')
  world.clock.set('2026-11-23T01:00:00Z')
  await world.done(world.staff, 'pauseCampaign', { campaignId, paused: true, reason: '商户盘点' })
  expect(await world.code(worker, 'claimCoupon', { campaignId })).toBe('CAMPAIGN_PAUSED')
  await world.done(world.staff, 'pauseCampaign', { campaignId, paused: false, reason: '盘点完了' })
  world.clock.set('2026-11-24T06:00:00Z')
  expect(await world.code(worker, 'claimCoupon', { campaignId })).toBe('ROUND_CLOSED')
})

test('a pause in the middle of a rush ends it: what was given before stands, nothing is given after', async () => {
  const campaignId = await world.campaign({ rounds: ONE_ROUND(100) })
  const crowd = await world.workers('paused', 80)
  const rush = crowd.map((one) => world.call(one, 'benefit.claimCoupon', { campaignId }))
  await world.done(world.staff, 'pauseCampaign', { campaignId, paused: true, reason: '先停一下' })
  const given = await coupons.of(world.house.db).countDocuments({ campaignId })
  const counts = states(await Promise.all(rush))
  expect(counts['yours'] ?? 0).toBe(given)
  expect(await coupons.of(world.house.db).countDocuments({ campaignId })).toBe(given)
  await world.balanced()
})

test('a union uses its own quota first, others cannot, and what it leaves is open to all when the time is up', async () => {
  const campaignId = await world.campaign({
    rounds: ONE_ROUND(10),
    quota: { by: 'org', shares: [{ orgId: 'org_street2', share: 4_000 }], returnAfterMinutes: 120 },
  })
  const [first, second] = [
    await world.workers('mine', 9),
    await world.workers('other', 3, { orgPath: PATHS['org_firm2'] ?? [] }),
  ]
  const answers = await Promise.all(
    first.map((one) => world.call(one, 'benefit.claimCoupon', { campaignId })),
  )
  expect(states(answers)).toEqual({ yours: 6, full: 3 })
  expect(
    states(await Promise.all(second.map((one) => world.call(one, 'benefit.claimCoupon', { campaignId })))),
  ).toEqual({
    yours: 3,
  })
  world.clock.set('2026-11-23T02:00:00Z')
  const late = first[8]
  if (!late) throw new Error('nobody')
  expect(await world.done(late, 'claimCoupon', { campaignId })).toMatchObject({ state: 'yours' })
  await world.balanced()
})

test('what a round leaves is given in the next one', async () => {
  const campaignId = await world.campaign({
    rounds: [
      ...ONE_ROUND(5),
      { roundId: 'r2', opensAt: '2026-11-24T00:00:00Z', closesAt: '2026-11-24T06:00:00Z', count: 1 },
    ],
  })
  const crowd = await world.workers('later', 7)
  world.clock.set('2026-11-24T01:00:00Z')
  const answers = await Promise.all(
    crowd.map((one) => world.call(one, 'benefit.claimCoupon', { campaignId })),
  )
  expect(states(answers)).toEqual({ yours: 6, full: 1 })
})

test.each([
  ['not certified', { rules: [{ rule: 'certified' as const }] }, { certifiedAt: undefined }],
  ['outside the streets', { rules: [{ rule: 'subtree' as const, orgIds: ['org_street2'] }] }, {}],
  ['of another industry', { rules: [{ rule: 'industry' as const, industries: ['建筑'] }] }, {}],
  ['of a firm without the tag', { rules: [{ rule: 'tag' as const, tags: ['货车司机'] }] }, {}],
  ['a member for too short', { rules: [{ rule: 'joinedBefore' as const, day: '2019-12-31' }] }, {}],
])('somebody %s cannot claim, and is told which rule it is', async (_title, terms, about) => {
  const campaignId = await world.campaign(terms)
  const id = `no${randomBytes(4).toString('hex')}`
  const { certifiedAt: _none, ...rest } = { certifiedAt: new Date(), ...about }
  const worker = await world.worker(id, rest)
  if ('certifiedAt' in about) {
    await world.house.db
      .collection<{ _id: string }>('members')
      .updateOne({ _id: `mem_${id}` }, { $unset: { certifiedAt: '' } })
  }
  expect(await world.code(worker, 'claimCoupon', { campaignId })).toBe('NOT_ELIGIBLE')
  const { mine } = await world.done(worker, 'readCampaign', { campaignId })
  expect(mine.state).toBe('not-eligible')
  expect(mine.reasons.filter(({ met }) => !met)).toHaveLength(1)
})

test('a list of people decides, and its name is told to nobody', async () => {
  const { listId } = await world.done(world.staff, 'savePeopleList', {
    name: '困难职工',
    orgId: 'org_district',
  })
  const campaignId = await world.campaign({ rules: [{ rule: 'list', listId }] })
  const [listed, other] = await world.workers('listed', 2)
  if (!listed?.memberId || !other) throw new Error('nobody')
  await world.done(world.staff, 'changePeopleList', { listId, add: [listed.memberId] })
  expect(await world.code(listed, 'claimCoupon', { campaignId })).toBe('ok')
  expect(await world.code(other, 'claimCoupon', { campaignId })).toBe('NOT_ELIGIBLE')
  expect(JSON.stringify(await world.done(other, 'readCampaign', { campaignId }))).not.toContain('困难')
})

test('somebody of another district finds neither the campaign nor a coupon of it', async () => {
  const campaignId = await world.campaign()
  const stranger = { ...(await world.worker('stranger')), orgPath: ['org_elsewhere'] }
  expect(await world.code(stranger, 'claimCoupon', { campaignId })).toBe('NOT_FOUND')
  expect(await world.code(stranger, 'readCampaign', { campaignId })).toBe('NOT_FOUND')
})

test('what is given back goes to who waits longest, and is kept for a day', async () => {
  const campaignId = await world.campaign({ rounds: ONE_ROUND(1) })
  const [holder, first, second] = await world.workers('queue', 3)
  if (!holder || !first || !second) throw new Error('nobody')
  const couponId = await world.claim(holder, campaignId)
  expect(await world.done(first, 'claimCoupon', { campaignId })).toMatchObject({
    state: 'full',
    mayWait: true,
  })
  expect(await world.done(first, 'joinWaitingList', { campaignId })).toEqual({ place: 1, offerHours: 24 })
  expect(await world.done(second, 'joinWaitingList', { campaignId })).toMatchObject({ place: 2 })
  expect(await world.done(second, 'joinWaitingList', { campaignId })).toMatchObject({ place: 2 })
  await world.done(holder, 'returnCoupon', { couponId })
  await world.work()
  expect(await world.done(first, 'readClaim', { campaignId })).toMatchObject({ state: 'offered' })
  expect(await world.done(second, 'readClaim', { campaignId })).toMatchObject({ state: 'waiting', place: 1 })
  // Nobody else gets what is kept, though the round is open.
  expect(await world.done(second, 'claimCoupon', { campaignId })).toMatchObject({
    state: 'waiting',
    place: 1,
  })
  await world.balanced()
  world.clock.move(25 * 3_600_000)
  await world.work()
  expect(await world.done(second, 'readClaim', { campaignId })).toMatchObject({ state: 'offered' })
  expect(await world.done(second, 'claimCoupon', { campaignId })).toMatchObject({
    state: 'yours',
    already: false,
  })
  await world.balanced()
})

test('coupons that run out come back, and working the timer twice at once brings them back once', async () => {
  const campaignId = await world.campaign({ rounds: ONE_ROUND(3), daysAfterClaim: 1 })
  const [a, b, waiting] = await world.workers('runout', 3)
  if (!a || !b || !waiting) throw new Error('nobody')
  for (const one of [a, b]) await world.claim(one, campaignId)
  world.clock.move(25 * 3_600_000)
  await Promise.all([world.work(), world.work(), world.work()])
  expect(await coupons.of(world.house.db).countDocuments({ campaignId, state: 'expired' })).toBe(2)
  await world.balanced()
  const { could } = await world.done(waiting, 'listMyBenefits', {})
  expect(could.map((card) => card.campaignId)).toContain(campaignId)
})

test('while more come than can be served, each has a place that reloading does not change, and is served in that order', async () => {
  const crowded = await openWorld({ patienceMs: -1 })
  try {
    const campaignId = await crowded.campaign({ rounds: ONE_ROUND(2) })
    const [a, b, c] = await crowded.workers('thick', 3)
    if (!a || !b || !c) throw new Error('nobody')
    expect(await crowded.done(a, 'claimCoupon', { campaignId })).toMatchObject({ state: 'queued', place: 1 })
    crowded.clock.move(5)
    expect(await crowded.done(b, 'claimCoupon', { campaignId })).toMatchObject({ state: 'queued', place: 2 })
    crowded.clock.move(5)
    expect(await crowded.done(a, 'claimCoupon', { campaignId })).toMatchObject({ state: 'queued', place: 1 })
    expect(await crowded.done(c, 'claimCoupon', { campaignId })).toMatchObject({ state: 'queued', place: 3 })
    expect(await crowded.done(c, 'readClaim', { campaignId })).toMatchObject({ state: 'queued', place: 3 })
    await crowded.work()
    expect(await crowded.done(a, 'readClaim', { campaignId })).toMatchObject({ state: 'yours' })
    expect(await crowded.done(b, 'readClaim', { campaignId })).toMatchObject({ state: 'yours' })
    expect(await crowded.done(c, 'readClaim', { campaignId })).toMatchObject({ state: 'full' })
    await crowded.balanced()
  } finally {
    await crowded.close()
  }
})

test('who has used up all that a person may have is told so, and not that a coupon is there', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('usedup')
  const stateOf = async () => (await world.done(worker, 'readCampaign', { campaignId })).mine.state
  const couponId = await world.claim(worker, campaignId)
  expect(await stateOf()).toBe('have')
  const { redemptionId } = await world.take(worker, couponId, { price: 20_000 })
  expect(await stateOf()).toBe('used')
  await world.done(world.cashier, 'undoRedemption', { redemptionId, reason: '输错了' })
  expect(await stateOf()).toBe('have')
})
