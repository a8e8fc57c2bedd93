import { coupons } from '../../../src/engines/benefit/store/coupons'
import { entries, ledgerDb } from '../../../src/engines/benefit/store/ledger'
import type { Answer } from '../../../src/kernel/dispatch'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

const ROUND = (count: number) => ({
  rounds: [{ roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count }],
  budget: count * 5_000,
})
const stateOf = (answer: Answer): string =>
  answer.ok ? (answer.output as { state: string }).state : answer.refusal.code
const given = (campaignId: string) => coupons.of(world.house.db).countDocuments({ campaignId })
const issues = () =>
  entries.of(ledgerDb(world.house.client, world.house.db)).countDocuments({ kind: 'issue' })

test('of 30 people who claim of ten campaigns at once, each campaign gives what it has, once to each, in a few commits', async () => {
  const quotas = [30, 29, 20, 15, 10, 5, 3, 2, 1, 30]
  const campaigns: string[] = []
  for (const count of quotas) campaigns.push(await world.campaign(ROUND(count)))
  const crowd = await world.workers('all', 30)
  const answers = await Promise.all(
    crowd.flatMap((one) =>
      campaigns.map(async (campaignId) => ({
        campaignId,
        state: stateOf(await world.call(one, 'benefit.claimCoupon', { campaignId })),
      })),
    ),
  )
  for (const [at, campaignId] of campaigns.entries()) {
    const told = answers.filter((answer) => answer.campaignId === campaignId).map(({ state }) => state)
    const count = quotas[at] ?? 0
    expect(told.filter((state) => state === 'yours')).toHaveLength(count)
    expect(told.filter((state) => state === 'full')).toHaveLength(30 - count)
    expect(await given(campaignId)).toBe(count)
  }
  // An entry of the books for each campaign and commit, not for each claim.
  expect(await issues()).toBeLessThan(145)
  await world.balanced()
})

test('a campaign that is paused in the middle of a rush of several stops alone', async () => {
  const [paused, other] = [await world.campaign(ROUND(60)), await world.campaign(ROUND(60))]
  const crowd = await world.workers('two', 50)
  const rush = crowd.map((one) =>
    Promise.all([paused, other].map((campaignId) => world.call(one, 'benefit.claimCoupon', { campaignId }))),
  )
  await world.done(world.staff, 'pauseCampaign', { campaignId: paused, paused: true, reason: '先停一下' })
  const before = await given(paused)
  const answers = await Promise.all(rush)
  expect(answers.filter(([answer]) => answer && stateOf(answer) === 'yours')).toHaveLength(before)
  expect(answers.filter(([, answer]) => answer && stateOf(answer) === 'yours')).toHaveLength(50)
  expect([await given(paused), await given(other)]).toEqual([before, 50])
  await world.balanced()
})
