import { inScope, memberOf, type Caller } from '../../../kernel/caller'
import type { Role } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import type { MerchantDoc, MerchantStore, ShopDoc } from '../store/merchants'

/** The merchant, for staff of a union above it; to everybody else it is not there. */
export const merchantInScope = async (
  merchants: MerchantStore,
  caller: Caller,
  merchantId: string,
  ...roles: readonly Role[]
): Promise<MerchantDoc> => {
  const merchant = await merchants.get(merchantId)
  if (!merchant || !inScope(caller, merchant.orgPath, ...roles)) throw refuse('NOT_FOUND')
  return merchant
}

/** The merchant, for its managers, or for staff and auditors of a union above it. */
export const merchantForManager = async (
  merchants: MerchantStore,
  caller: Caller,
  merchantId: string,
  ...roles: readonly Role[]
): Promise<MerchantDoc> => {
  const merchant = await merchants.get(merchantId)
  if (!merchant) throw refuse('NOT_FOUND')
  if (inScope(caller, merchant.orgPath, ...roles)) return merchant
  if (await merchants.manages(merchantId, memberOf(caller))) return merchant
  throw refuse('NOT_FOUND')
}

/** The shop with its merchant, for a manager of the merchant or staff above it. */
export const shopForManager = async (
  merchants: MerchantStore,
  caller: Caller,
  shopId: string,
): Promise<{ shop: ShopDoc; merchant: MerchantDoc }> => {
  const shop = await merchants.shop(shopId)
  if (!shop) throw refuse('NOT_FOUND')
  return { shop, merchant: await merchantForManager(merchants, caller, shop.merchantId, 'staff') }
}
