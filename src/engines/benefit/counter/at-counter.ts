import { memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { MerchantStore } from '../store/merchants'

/** The shop at which the caller stands, as cashier or manager; to everybody else it is not there. */
export const atCounter = async (merchants: MerchantStore, caller: Caller, shopId: string) => {
  const [cashier, shop] = await Promise.all([
    merchants.cashier(shopId, memberOf(caller)),
    merchants.shop(shopId),
  ])
  const merchant = shop && (await merchants.get(shop.merchantId))
  if (!cashier || !shop || !merchant) throw refuse('NOT_FOUND')
  return { cashier, shop, merchant }
}

/** The same, where something is taken: a stopped shop takes nothing. */
export const atOpenCounter = async (merchants: MerchantStore, caller: Caller, shopId: string) => {
  const found = await atCounter(merchants, caller, shopId)
  if (found.shop.state === 'stopped' || found.merchant.state === 'stopped') throw refuse('SHOP_STOPPED')
  return found
}
