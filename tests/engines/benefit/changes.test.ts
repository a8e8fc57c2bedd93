import type { BenefitPorts, Paper } from '../../../src/engines/benefit/ports'
import { coupons } from '../../../src/engines/benefit/store/coupons'
import { person } from '../../support/test-house'
import { openWorld, type Input, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

type Change = Input<'proposeChange'>['change']

/** Proposed by staff, approved by the chief, and worked through. */
const changed = async (campaignId: string, change: Change): Promise<void> => {
  const { version } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
  await world.done(world.staff, 'proposeChange', { campaignId, version, change })
  await world.done(world.chief, 'decideCampaign', { campaignId, version: version + 1, approve: true })
  world.clock.move(5_000)
  await Promise.all([world.work(), world.work()])
}

test('a longer time of use holds for coupons that people have already, though nobody can claim any more', async () => {
  const campaignId = await world.campaign()
  const [early, spent] = await world.workers('longer', 2)
  if (!early || !spent) throw new Error('nobody')
  const couponId = await world.claim(early, campaignId)
  const spentId = await world.claim(spent, campaignId)
  await world.take(spent, spentId, { price: 20_000 })
  world.clock.set('2026-11-30T01:00:00Z')
  await changed(campaignId, { useUntil: '2026-12-10T16:00:00Z' })
  expect(await world.done(early, 'readCoupon', { couponId })).toMatchObject({
    useUntil: '2026-12-10T16:00:00.000Z',
    soon: false,
  })
  const { improvements } = await world.done(early, 'readCampaign', { campaignId })
  expect(improvements).toMatchObject([{ text: '使用期限延长到 12月11日 00:00' }])
  world.clock.set('2026-12-05T01:00:00Z')
  await world.work()
  expect(await world.take(early, couponId, { price: 20_000 })).toMatchObject({ amount: 5_000 })
  expect(await coupons.of(world.house.db).findOne({ _id: spentId })).toMatchObject({ state: 'used' })
  await world.balanced()
})

test('a coupon that lives some days from its claim gets of a longer time only what those days leave', async () => {
  const campaignId = await world.campaign({ daysAfterClaim: 5, useUntil: '2026-11-27T00:00:00Z' })
  const worker = await world.worker('days')
  const couponId = await world.claim(worker, campaignId)
  const until = async () => (await world.done(worker, 'readCoupon', { couponId })).useUntil
  expect(await until()).toBe('2026-11-27T00:00:00.000Z')
  await changed(campaignId, { useUntil: '2026-12-10T16:00:00Z' })
  expect(await until()).toBe('2026-11-28T01:00:00.000Z')
})

test('a longer time that is approved in the last second saves the coupons that would have run out in the next', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('lastsecond')
  const couponId = await world.claim(worker, campaignId)
  world.clock.set('2026-12-01T15:59:59Z')
  const { version } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
  const change = { useUntil: '2026-12-10T16:00:00Z' }
  await world.done(world.staff, 'proposeChange', { campaignId, version, change })
  await world.done(world.chief, 'decideCampaign', { campaignId, version: version + 1, approve: true })
  const state = async () => (await coupons.of(world.house.db).findOne({ _id: couponId }))?.state
  world.clock.move(2_000)
  await world.work()
  expect(await state()).toBe('held')
  world.clock.move(3_000)
  await world.work()
  expect(await world.take(worker, couponId, { price: 20_000 })).toMatchObject({ amount: 5_000 })
  await world.balanced()
})

test('shops are added while a campaign runs, and take its coupons from then on', async () => {
  const campaignId = await world.campaign()
  const { merchantId, shopId } = await world.shop('后来加的商户')
  const [seller, worker] = await world.workers('added', 2)
  if (!seller?.memberId || !worker) throw new Error('nobody')
  await world.done(world.staff, 'saveCashier', { shopId, memberId: seller.memberId, role: 'manager' })
  const couponId = await world.claim(worker, campaignId)
  const { digits } = await world.done(worker, 'showCode', { couponId })
  const look = () => world.code(seller, 'checkCode', { shopId, code: digits })
  expect(await look()).toBe('OTHER_MERCHANT')
  await changed(campaignId, { addMerchantIds: [merchantId] })
  expect(await look()).toBe('ok')
})

test('why a campaign is paused is said to everybody who has a coupon of it or looks at it', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('halted')
  const couponId = await world.claim(worker, campaignId)
  const reasons = async () => [
    (await world.done(worker, 'readCampaign', { campaignId })).pausedFor,
    (await world.done(worker, 'readCoupon', { couponId })).pausedFor,
  ]
  expect(await reasons()).toEqual([undefined, undefined])
  await world.done(world.staff, 'pauseCampaign', { campaignId, paused: true, reason: '商户停电' })
  expect(await reasons()).toEqual(['商户停电', '商户停电'])
  await world.done(world.staff, 'pauseCampaign', { campaignId, paused: false, reason: '来电了' })
  expect(await reasons()).toEqual([undefined, undefined])
})

test('the bank number on a printed sheet is whole for who pays and who is paid, and masked for an auditor', async () => {
  const printed: Paper[] = []
  const papers: BenefitPorts['papers'] = {
    available: () => true,
    print: (paper) => Promise.resolve(Buffer.from(`%PDF-${printed.push(paper)}`)),
  }
  const at = await openWorld({ papers })
  try {
    const campaignId = await at.campaign()
    const worker = await at.worker('paper')
    const { day } = await at.take(worker, await at.claim(worker, campaignId), { price: 20_000 })
    await at.done(at.manager, 'closeDay', { merchantId: at.merchantId, day })
    const { settlementId } = await at.done(at.staff, 'drawUpSettlement', {
      ...{ merchantId: at.merchantId, orgId: 'org_district', toDay: day },
    })
    // An auditor here who is staff somewhere else.
    const both = person('both', { orgPath: ['org_district'] }, 'auditor@org_district', 'staff@org_elsewhere')
    for (const caller of [at.staff, at.manager, at.auditor, both]) {
      await at.done(caller, 'exportSettlement', { settlementId, form: 'pdf' })
    }
    expect(printed.map(({ lines }) => lines.join().includes('6222000000000000001'))).toEqual([
      true,
      true,
      false,
      false,
    ])
  } finally {
    await at.close()
  }
})
