import fc from 'fast-check'
import { coupons } from '../../../src/engines/benefit/store/coupons'
import { entries, ledgerDb } from '../../../src/engines/benefit/store/ledger'
import type { Caller } from '../../../src/kernel/caller'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What people and staff may do, in any order and at once. */
type Act =
  | { readonly act: 'claim' | 'return' | 'wait'; readonly who: number }
  | { readonly act: 'take'; readonly who: number; readonly price: number; readonly part: number }
  | { readonly act: 'undo' | 'close' | 'timer' | 'settle' | 'pay' | 'better' }
  | { readonly act: 'pass'; readonly hours: number }

const PEOPLE = 6
const QUOTA = 4
const who = fc.nat(PEOPLE - 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constantFrom('claim' as const, 'return' as const, 'wait' as const), who }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('take' as const),
      who,
      price: fc.integer({ min: 1, max: 9_000 }),
      part: fc.integer({ min: 1, max: 5_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'undo' as const,
        'close' as const,
        'timer' as const,
        'settle' as const,
        'pay' as const,
        'better' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 12 }) }),
  },
)

const playing = (campaignId: string, people: readonly Caller[]) => {
  const taken: string[] = []
  const sheets: string[] = []
  const couponOf = async (one: Caller | undefined) =>
    coupons.of(world.house.db).findOne({ campaignId, memberId: one?.memberId ?? '', state: 'held' })
  return async (step: Act): Promise<void> => {
    switch (step.act) {
      case 'claim':
      case 'wait': {
        const one = people[step.who]
        const name = step.act === 'claim' ? 'claimCoupon' : 'joinWaitingList'
        if (one) await world.code(one, name, { campaignId })
        return
      }
      case 'return': {
        const one = people[step.who]
        const coupon = await couponOf(one)
        if (one && coupon) await world.code(one, 'returnCoupon', { couponId: coupon._id })
        return
      }
      case 'take': {
        const one = people[step.who]
        const coupon = await couponOf(one)
        if (!one || !coupon) return
        const result = await world
          .take(one, coupon._id, { price: step.price, ...(step.part <= step.price && { amount: step.part }) })
          .catch(() => undefined)
        if (result) taken.push(result.redemptionId)
        return
      }
      case 'undo': {
        const redemptionId = taken.pop()
        if (redemptionId) await world.code(world.manager, 'undoRedemption', { redemptionId, reason: '重来' })
        return
      }
      case 'close': {
        const { items } = await world.done(world.manager, 'listMyShops', {})
        await world.code(world.manager, 'closeDay', {
          merchantId: world.merchantId,
          day: items[0]?.day ?? '',
        })
        return
      }
      case 'settle': {
        const input = { merchantId: world.merchantId, orgId: 'org_district', toDay: '2027-12-31' }
        const answer = await world.call(world.staff, 'benefit.drawUpSettlement', input)
        if (answer.ok) sheets.push((answer.output as { settlementId: string }).settlementId)
        return
      }
      case 'pay': {
        const settlementId = sheets.shift()
        if (settlementId) await world.code(world.chief, 'markPaid', { settlementId, reference: '示例凭证' })
        return
      }
      // One coupon more and three hours longer, decided by a second person.
      case 'better': {
        const { version, terms } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
        const useUntil = new Date(Date.parse(terms.useUntil) + 3 * 3_600_000).toISOString()
        const change = { useUntil, addToRound: { roundId: 'r2', count: 1 }, addBudget: 5_000 }
        await world.code(world.staff, 'proposeChange', { campaignId, version, change })
        await world.code(world.chief, 'decideCampaign', { campaignId, version: version + 1, approve: true })
        return
      }
      case 'timer':
        await world.work()
        return
      case 'pass':
        world.clock.move(step.hours * 3_600_000)
    }
  }
}

let runs = 0

test('whatever people, counters, timers and the desk do at once: the books are zero, agree with the documents, and no quota is passed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 8 }),
      async (waves) => {
        runs += 1
        world.clock.set('2026-11-23T01:00:00Z')
        world.clock.move(runs * 40 * 24 * 3_600_000)
        const at = (hours: number): string =>
          new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
        const campaignId = await world.campaign({
          kind: { type: 'fixed', amount: 5_000, minimum: 0, divisible: true },
          rounds: [
            { roundId: 'r1', opensAt: at(-1), closesAt: at(12), count: QUOTA - 1 },
            { roundId: 'r2', opensAt: at(14), closesAt: at(40), count: 1 },
          ],
          ...{ useFrom: at(-1), useUntil: at(72), daysAfterClaim: 1, offerHours: 4 },
        })
        const people = await world.workers(`run${runs}_`, PEOPLE)
        const play = playing(campaignId, people)
        // A wave is raced; the waves follow each other.
        for (const wave of waves) await Promise.all(wave.map(play))
        const given = await coupons
          .of(world.house.db)
          .countDocuments({ campaignId, state: { $in: ['held', 'used'] } })
        const { figures } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
        expect(figures.coupons.total).toBeGreaterThanOrEqual(QUOTA)
        expect(given).toBeLessThanOrEqual(figures.coupons.total)
        await world.balanced()
        const [sum] = await entries
          .of(ledgerDb(world.house.client, world.house.db))
          .aggregate<{ fen: number }>([
            { $unwind: '$lines' },
            { $group: { _id: null, fen: { $sum: '$lines.fen' } } },
          ])
          .toArray()
        expect(sum?.fen).toBe(0)
      },
    ),
    { numRuns: 10 },
  )
}, 120_000)
