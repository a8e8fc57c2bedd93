import { openWorkbook } from '../../../src/adapters/xlsx/open-workbook'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** The sheet behind an address, as a program for tables reads it. */
const rowsOf = async (path: string) => {
  const fileId = world.house.signer.verify('file', path.slice('/api/files/'.length))
  if (fileId === undefined) throw new Error('nothing is there')
  const { sheets } = await openWorkbook(world.house.files.open(fileId))
  const rows = []
  for await (const batch of sheets[0]?.rows() ?? []) rows.push(...batch.map(({ cells }) => cells))
  return rows
}

test('a coupon goes from the campaign to the worker, to the counter, to the closed day, to the sheet, and is paid', async () => {
  const campaignId = await world.campaign()
  const worker = await world.worker('walker')
  const card = (await world.done(worker, 'listCampaigns', {})).items.find(
    (one) => one.campaignId === campaignId,
  )
  expect(card?.mine.state).toBe('can-claim')
  expect(card?.rounds[0]).toMatchObject({ state: 'open', total: 60, left: 60 })
  const couponId = await world.claim(worker, campaignId)
  const taken = await world.take(worker, couponId, { price: 23_000 })
  expect(taken).toMatchObject({ amount: 5_000, toPay: 18_000, left: 0, day: '2026-11-23' })
  await world.balanced()
  const report = await world.done(world.manager, 'readShopDay', { shopId: world.shopId })
  expect(report.totals).toEqual({ uses: 1, undos: 0, amount: 5_000 })
  const closed = await world.done(world.manager, 'closeDay', {
    merchantId: world.merchantId,
    day: report.day,
  })
  expect(closed.totals.amount).toBe(5_000)
  await world.balanced()
  const { items } = await world.done(world.staff, 'listUnsettled', {})
  expect(items).toMatchObject([{ merchantId: world.merchantId, amount: 5_000, days: 1 }])
  const { settlementId } = await world.done(world.staff, 'drawUpSettlement', {
    merchantId: world.merchantId,
    orgId: 'org_district',
    toDay: '2026-11-23',
  })
  const sheet = await world.done(world.manager, 'readSettlement', { settlementId })
  expect(sheet).toMatchObject({ amount: 5_000, uses: 1, state: 'open', forms: ['xlsx'] })
  expect(sheet.movements).toMatchObject([{ what: 'use', amount: 5_000, price: 23_000 }])
  const { path } = await world.done(world.staff, 'exportSettlement', { settlementId, form: 'xlsx' })
  expect(path).toMatch(/^\/api\/files\//)
  const [header, ...lines] = await rowsOf(path)
  expect(header?.[7]).toBe('金额（元）')
  expect(lines.map(([first, second]) => [first, second])).toEqual([
    ['2026-11-23', expect.stringMatching(/^2026-11-23 \d\d:\d\d:\d\d$/)],
    ['合计', undefined],
    ['付款', 'org_district 工会'],
    ['收款', '示例加油站'],
    ['结算单编号', settlementId],
  ])
  expect(lines.slice(0, 2).map((line) => line.slice(6, 8))).toEqual([
    [230, 50],
    [undefined, 50],
  ])
  expect(await world.code(world.staff, 'exportSettlement', { settlementId, form: 'pdf' })).toBe('NO_FONT')
  await world.done(world.staff, 'markPaid', { settlementId, reference: '示例凭证 1' })
  expect(await world.code(world.staff, 'markPaid', { settlementId, reference: '示例凭证 2' })).toBe(
    'ALREADY_PAID',
  )
  world.clock.move(10_000)
  await world.work()
  const { figures } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
  expect(figures.coupons).toMatchObject({ total: 100, issued: 1, used: 1, held: 0 })
  expect(figures.money).toMatchObject({ budget: 500_000, free: 495_000, promised: 0, paid: 5_000, closed: 0 })
  const counted = await world.balanced()
  expect(counted).toMatchObject({ campaigns: 1, coupons: 1, movements: 1 })
  expect(await world.done(worker, 'readCampaign', { campaignId })).toMatchObject({
    books: { issued: 1, used: 1, total: 100 },
  })
})
