import type { Page } from 'playwright-core'
import { shot, tap, type PageShot, type Post } from './shot'

interface Titled {
  readonly campaignId: string
  readonly title: string
}

/** The pages of benefits: a worker with a coupon in use, a place on a waiting list and one they may not have; the shop; the desk. */
export const benefitPages = async (
  post: Post,
  tokenOf: (account: string) => Promise<string>,
): Promise<PageShot[]> => {
  const [worker, worker2, merchant, staff, street] = await Promise.all(
    ['worker', 'worker2', 'merchant', 'staff', 'streetstaff'].map(tokenOf),
  )
  const ask = <T>(operation: string, token: string | undefined, input: object = {}) =>
    post<T>(`benefit/${operation}`, input, token)
  const { items: campaigns } = await ask<{ items: Titled[] }>('listCampaigns', worker)
  const mine = await ask<{ have: (Titled & { couponId: string })[] }>('listMyBenefits', worker)
  const shops = await ask<{ items: { shopId: string; shopName: string; merchantId: string }[] }>(
    'listMyShops',
    merchant,
  )
  const { items: written } = await ask<{ items: Titled[] }>('listStaffCampaigns', staff)
  const { items: sheets } = await ask<{ items: { settlementId: string }[] }>('listSettlements', staff)
  const coupon = mine.have[0]
  const shop = shops.items.find(({ shopName }) => shopName.includes('菜店')) ?? shops.items[0]
  const [sheet] = sheets
  if (!coupon || !shop || !sheet) throw new Error('the demo has no benefits')
  const { merchantId } = shop
  const closed = await ask<{ items: { day: string }[] }>('listClosedDays', merchant, { merchantId })
  const idOf = (items: readonly Titled[], title: string): string => {
    const found = items.find((one) => one.title === title)
    if (!found) throw new Error(`the demo has no campaign ${title}`)
    return found.campaignId
  }
  const at = (
    name: string,
    path: string,
    token: string | undefined,
    ready?: PageShot['ready'],
    desk = false,
  ): PageShot => shot(name, `/packages/${path}`, token, desk, ready)
  const campaign = (name: string, title: string, token: string | undefined, ready?: PageShot['ready']) =>
    at(name, `benefit/campaign/index?campaignId=${idOf(campaigns, title)}`, token, ready)
  const desk = (name: string, query: string, token = staff, ready?: PageShot['ready']) =>
    at(name, `benefit-desk/desk/index${query}`, token, ready, true)
  const counter = 'benefit/counter/index'
  const atShop = tap('button', shop.shopName)
  // The demo's coupon at the counter: a code is good for a minute, so it is asked for when it is typed.
  const typed = async (tab: Page) => {
    await atShop(tab)
    const { digits } = await ask<{ digits: string }>('showCode', worker, { couponId: coupon.couponId })
    await tab.getByLabel('顾客报的 12 位数').fill(digits)
    await tap('button', '查这张券')(tab)
    await tab.getByLabel('这一单多少钱').fill('128.5')
  }
  // As the server answers when the customer has just used another one; nothing is taken.
  const together = async (tab: Page) => {
    await tab.route('**/api/benefit/checkCode', async (route) => {
      const response = await route.fetch()
      const used = { title: '工友早餐八折', at: new Date(Date.now() - 4 * 60_000).toISOString() }
      const check = (await response.json()) as object
      await route.fulfill({ response, json: { ...check, notTogether: [used] } })
    })
    await typed(tab)
  }
  // As the server answers when a crowd is ahead; nothing is claimed.
  const queued = async (tab: Page) => {
    const answer = { state: 'queued', place: 4218, waitSeconds: 9, askAfterSeconds: 10 }
    await tab.route('**/api/benefit/claimCoupon', (route) => route.fulfill({ json: answer }))
    await tap('button', /^领取$/)(tab)
  }
  return [
    at('coupons', 'benefit/coupons/index', worker),
    campaign('coupon-claim', '加油券', worker),
    campaign('coupon-queue', '加油券', worker, queued),
    campaign('coupon-again', '生鲜果蔬券', worker),
    campaign('coupon-full', '冰箱、洗衣机购置券', worker2),
    campaign('coupon-waiting', '冰箱、洗衣机购置券', worker),
    campaign('coupon-not-for', '冬季慰问包', worker),
    at('coupons-mine', 'benefit/mine/index', worker),
    at('voucher', `benefit/voucher/index?couponId=${coupon.couponId}`, worker),
    at('coupon-shops', 'benefit/shops/index', worker),
    at('coupon-history', 'benefit/history/index', worker),
    at('counter-join', counter, worker),
    at('counter', counter, merchant, atShop),
    at('counter-take', counter, merchant, typed),
    at('counter-together', counter, merchant, together),
    at('counter-day', `benefit/day/index?shopId=${shop.shopId}&day=${closed.items[0]?.day ?? ''}`, merchant),
    at('counter-team', `benefit/team/index?merchantId=${merchantId}&shopId=${shop.shopId}`, merchant),
    at('settlement', `benefit/sheet/index?settlementId=${sheet.settlementId}`, merchant),
    desk('desk-benefit', `?campaign=${idOf(written, '加油券')}`),
    desk('desk-benefit-approve', `?campaign=${idOf(written, '工友早餐八折')}`),
    desk('desk-benefit-merchants', '?tab=merchants', staff, tap('link', /示例菜店/)),
    desk('desk-benefit-lists', '?tab=lists', staff, tap('link', /困难职工/)),
    desk('desk-benefit-settlements', '?tab=settlements'),
    desk('desk-benefit-street', '', street),
    at('desk-benefit-write', 'benefit-desk/campaign/index', staff, undefined, true),
  ]
}
