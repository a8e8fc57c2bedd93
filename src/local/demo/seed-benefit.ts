import type { benefit } from '../../engines/benefit/contract'
import { campaigns } from '../../engines/benefit/store/campaigns'
import type { Caller } from '../../kernel/caller'
import type { InputOf, OutputOf } from '../../kernel/contract'
import { createDispatch } from '../../kernel/dispatch'
import type { Engine } from '../../kernel/operation'
import { after, DAY, HOUR, shanghaiDay } from '../../kernel/time'
import type { House } from '../../kernel/unit'
import { demoCampaigns, FIRST_TITLE } from './benefit/campaigns'
import { DEMO_SHOPS } from './benefit/shops'
import { DISTRICT } from './people'

type Name = keyof typeof benefit
type Do = <N extends Name>(
  caller: Caller,
  name: N,
  input: InputOf<(typeof benefit)[N]>,
) => Promise<OutputOf<(typeof benefit)[N]>>

export interface BenefitPeople {
  readonly staff: Caller
  readonly streetstaff: Caller
  readonly merchant: Caller
  readonly worker: Caller
  readonly worker2: Caller
}

/** The house as it was some time ago: what was shown or signed then is read then. */
const before = (house: House, milliseconds: number): House => ({
  ...house,
  clock: { now: () => after(house.clock.now(), -milliseconds) },
  signer: {
    ...house.signer,
    sign: (purpose, claim, expiresAt) => house.signer.sign(purpose, claim, after(expiresAt, milliseconds)),
  },
})

/** Does through the engine whatever somebody does, as the doors would. */
const acting = (house: House, engine: Engine): Do => {
  const callers = new Map<string, Caller>()
  const dispatch = createDispatch(house, [engine], (credential) =>
    Promise.resolve(credential.kind === 'token' ? callers.get(credential.token) : undefined),
  )
  return async <N extends Name>(caller: Caller, name: N, input: InputOf<(typeof benefit)[N]>) => {
    callers.set(caller.accountId, caller)
    const answer = await dispatch({
      ...{ engine: 'benefit', operation: name, input, key: house.ids.next('seed'), address: 'demo' },
      credential: { kind: 'token', token: caller.accountId },
    })
    if (!answer.ok)
      throw new Error(`the demo's ${name}: ${JSON.stringify(answer.refusal)}`, { cause: answer.error })
    return answer.output as OutputOf<(typeof benefit)[N]>
  }
}

/** Campaigns with rounds, coupons in a worker's hands, a shop with its cashier, two closed days and a sheet. Does nothing
 *  when the first of them is there already. */
export const seedBenefit = async (house: House, engine: Engine, people: BenefitPeople): Promise<void> => {
  const { staff, streetstaff, merchant, worker, worker2 } = people
  if (await campaigns.of(house.db).findOne({ 'terms.title': FIRST_TITLE, orgId: DISTRICT })) return
  const first = acting(before(house, 50 * HOUR), engine)
  const shops = await openShops(first, staff, merchant)
  const { listId } = await first(staff, 'savePeopleList', { name: '困难职工（示例）', orgId: DISTRICT })
  await first(staff, 'changePeopleList', { listId, add: ['mem_demo_worker2'] })
  // Somebody of the same union who is not at the demo's desk: nobody approves what they wrote.
  const writer: Caller = { ...staff, accountId: 'demo_writer', memberId: 'mem_119_1' }
  const publish = async (terms: InputOf<(typeof benefit)['saveCampaign']>['terms']): Promise<string> => {
    const { campaignId, version } = await first(writer, 'saveCampaign', { terms })
    await first(writer, 'submitCampaign', { campaignId, version })
    await first(staff, 'decideCampaign', { campaignId, version: version + 1, approve: true })
    return campaignId
  }
  const wanted = demoCampaigns(house.clock.now(), shops, listId)
  const fuel = await publish(wanted.fuel)
  const food = await publish(wanted.food)
  const appliance = await publish(wanted.appliance)
  await publish(wanted.cinema)
  await publish(wanted.gift)
  const street = await first(streetstaff, 'saveCampaign', { terms: wanted.meal })
  await first(streetstaff, 'submitCampaign', { campaignId: street.campaignId, version: street.version })

  const use = async (act: Do, holder: Caller, couponId: string, price: number, amount?: number) => {
    const check = async () => {
      const { digits } = await act(holder, 'showCode', { couponId })
      return act(merchant, 'checkCode', { shopId: shops.market.shopId, code: digits })
    }
    // The database forgets old codes by its own clock, once a minute: one of the past may go before it is looked at.
    const { ticket } = await check().catch(check)
    return act(merchant, 'redeem', { ticket, price, ...(amount !== undefined && { amount }) })
  }
  const give = async (act: Do, holder: Caller, campaignId: string): Promise<string> => {
    const claimed = await act(holder, 'claimCoupon', { campaignId })
    if (claimed.state !== 'yours') throw new Error(`the demo's claim: ${claimed.state}`)
    return claimed.coupon.couponId
  }
  const crowd = Array.from({ length: 24 }, (_, at): Caller => ({
    ...worker2,
    ...{ accountId: `demo_crowd_${at}`, memberId: `mem_1_${at}` },
  }))
  // Two days ago: taken, closed, on a sheet, paid.
  for (const one of crowd.slice(0, 9)) await use(first, one, await give(first, one, food), 12_000)
  await closeDay(first, merchant, shops.market.merchantId, shanghaiDay(after(house.clock.now(), -50 * HOUR)))
  const { settlementId } = await first(staff, 'drawUpSettlement', {
    ...{ merchantId: shops.market.merchantId, orgId: DISTRICT },
    toDay: shanghaiDay(after(house.clock.now(), -50 * HOUR)),
  })
  await first(staff, 'markPaid', { settlementId, reference: '示例凭证 0001', invoiceNumber: '示例发票 0001' })
  // Yesterday: the worker used a part, one was undone; closed, and a sheet that waits for the money.
  const second = acting(before(house, 26 * HOUR), engine)
  const mine = await give(second, worker, food)
  await use(second, worker, mine, 10_000, 1_800)
  for (const one of crowd.slice(9, 15)) await use(second, one, await give(second, one, food), 11_500)
  const wrong = await use(
    second,
    crowd[15] ?? worker2,
    await give(second, crowd[15] ?? worker2, food),
    10_500,
  )
  await second(merchant, 'undoRedemption', { redemptionId: wrong.redemptionId, reason: '金额输错了，重新收' })
  await closeDay(second, merchant, shops.market.merchantId, shanghaiDay(after(house.clock.now(), -26 * HOUR)))
  await second(staff, 'drawUpSettlement', {
    ...{ merchantId: shops.market.merchantId, orgId: DISTRICT },
    toDay: shanghaiDay(after(house.clock.now(), -DAY)),
  })
  // Now: coupons of the open rounds, and an allowance that others were quicker to get.
  const now = acting(house, engine)
  for (const one of crowd.slice(0, 2)) await give(now, one, appliance)
  await now(crowd[5] ?? worker2, 'joinWaitingList', { campaignId: appliance })
  await now(worker, 'joinWaitingList', { campaignId: appliance })
  for (const one of crowd.slice(0, 12)) await give(now, one, fuel)
}

const closeDay = async (act: Do, merchant: Caller, merchantId: string, day: string): Promise<void> => {
  await act(merchant, 'closeDay', { merchantId, day })
}

const openShops = async (act: Do, staff: Caller, merchant: Caller) => {
  const made = new Map<string, { merchantId: string; shopId: string }>()
  for (const { key, name, payee, branches } of DEMO_SHOPS) {
    const { merchantId } = await act(staff, 'saveMerchant', {
      merchant: {
        ...{ name, orgId: DISTRICT, contact: '钱示店', phone: '13800000009', state: 'active' },
        payee: { name: payee, bank: '示例银行海湾支行', account: `62220000000000${made.size + 10}` },
      },
    })
    for (const branch of branches) {
      const { shopId } = await act(staff, 'saveShop', { shop: { merchantId, state: 'active', ...branch } })
      if (!made.has(key)) made.set(key, { merchantId, shopId })
    }
    const shop = made.get(key)
    const memberId = merchant.memberId
    if (shop && memberId !== undefined && (key === 'market' || key === 'fuel')) {
      await act(staff, 'saveCashier', { shopId: shop.shopId, memberId, role: 'manager' })
    }
  }
  const of = (key: string) => {
    const shop = made.get(key)
    if (!shop) throw new Error(`the demo has no shop ${key}`)
    return shop
  }
  return { fuel: of('fuel'), market: of('market'), electric: of('electric'), cinema: of('cinema') }
}
