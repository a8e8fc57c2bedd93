import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'

jest.setTimeout(90_000)

/** Coupons in the mini-program as it is uploaded, over the cloud functions as they are deployed. */
const SHOP = '示例加油站（海湾路店）'
const MARKET = '示例菜店（望海店）'
let cloud: TestCloud
let functions: Functions
let worker: Phone
let merchant: Phone
/** What the shop's camera looks at. */
let before = ''

beforeAll(async () => {
  cloud = await startTestCloud()
  functions = await startFunctions(cloud)
  worker = pickUp(functions, 'worker')
  merchant = pickUp(functions, 'merchant', {
    scanCode: ({ success }: { success: (answer: { result: string; errMsg: string }) => void }) =>
      success({ result: before, errMsg: 'scanCode:ok' }),
  })
}, 120_000)
afterAll(async () => {
  worker.weapp.close()
  merchant.weapp.close()
  functions.stop()
  await cloud.stop()
})

const shownDigits = (): string => {
  const [digits] = /\d{4} \d{4} \d{4}/.exec(JSON.stringify(worker.weapp.page().data)) ?? []
  if (digits === undefined) throw new Error('no code is shown')
  return digits
}

test('two taps in a hurry claim one coupon, and it is opened at once', async () => {
  worker.weapp.open('pages/services/index')
  await worker.see('惠工消费券')
  await worker.tap('惠工消费券')
  await worker.tap('领取加油券')
  await worker.see('您能不能领')
  await Promise.all([worker.tap(/^领取$/), worker.tap(/^领取$/)])
  await worker.see('去用')
  const mine = await cloud.post(await cloud.signIn('worker'), 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { title: string }[] }
  expect(have.filter(({ title }) => title === '加油券')).toHaveLength(1)
  await worker.tap(/^去用$/)
  await worker.see('秒后更新')
  expect(worker.weapp.page().route).toBe('packages/benefit/voucher/index')
})

test('the shop types the digits as they are read out, and takes the coupon once', async () => {
  merchant.weapp.open('pages/services/index')
  await merchant.tap(/^收券/)
  await merchant.tap(SHOP)
  await merchant.fill('顾客报的 12 位数', shownDigits())
  await merchant.tap('查这张券')
  await merchant.see('加油券，减 50 元')
  await merchant.fill('这一单多少钱', '199.99')
  await merchant.see('这一单没到能用的金额')
  await merchant.fill('这一单多少钱', '２６０')
  await merchant.see('顾客再付 210 元')
  await Promise.all([merchant.tap('收下这张券'), merchant.tap('收下这张券')])
  await merchant.see('收好了，减 50 元')
})

test('taken from the wrong customer it is undone with a reason, and the code is good again', async () => {
  await merchant.tap('撤销这一笔')
  await merchant.tap('收错了券')
  await merchant.tap(/^撤销这一笔$/)
  await merchant.see('扫券码')
  await merchant.see('已收 0 笔，0 元')
  const mine = await cloud.post(await cloud.signIn('worker'), 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { title: string; left: number }[] }
  expect(have.find(({ title }) => title === '加油券')?.left).toBe(5_000)
})

test('WeChat’s scanner reads a code too; of what is left of a coupon only that is taken', async () => {
  const token = await cloud.signIn('worker')
  const mine = await cloud.post(token, 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { couponId: string; title: string }[] }
  const coupon = have.find(({ title }) => title === '生鲜果蔬券')
  const shown = await cloud.post(token, 'benefit.showCode', { couponId: coupon?.couponId })
  before = (shown.body as { qr: string }).qr
  await merchant.tap(MARKET)
  await merchant.tap('扫券码')
  await merchant.see('还剩 12 元')
  await merchant.fill('这一单多少钱', '128.5')
  await merchant.see('这一单减 12 元')
  await merchant.tap('收下这张券')
  await merchant.see('收好了，减 12 元')
})

test('a code of something else is told apart from a coupon', async () => {
  before = 'https://example.invalid/not-a-coupon'
  await merchant.tap('下一位')
  await merchant.tap('扫券码')
  await merchant.see('顾客报的 12 位数')
  expect(merchant.shows('收下这张券')).toBe(false)
})

test('every page was drawn within what WeChat’s view layer takes', () => {
  const tooMuch = [...worker.screens, ...merchant.screens].filter(
    ([route, { setDataBytes, nodes, depth }]) =>
      route.startsWith('packages/benefit/') && (setDataBytes > 64 * 1024 || nodes > 600 || depth > 25),
  )
  expect(tooMuch).toEqual([])
  expect([...worker.weapp.complaints, ...merchant.weapp.complaints]).toEqual([])
})
