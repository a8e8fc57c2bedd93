import { maskPhone } from '../../../kernel/vault'
import { merchantInScope } from '../desk/merchant-in-scope'
import { maskAccount, MERCHANT_PHONE, payeeOf } from '../desk/payee'
import { shopView } from '../desk/shop-view'
import { benefit } from '../contract'
import { operation } from '../services'

export const readMerchant = operation(benefit.readMerchant, async ({ input, caller, merchants, unit }) => {
  const merchant = await merchantInScope(merchants, caller, input.merchantId, 'staff', 'auditor')
  const [shops, cashiers] = await Promise.all([
    merchants.shopsOf([merchant._id]),
    merchants.cashiersOf(merchant._id),
  ])
  const payee = payeeOf(unit.vault, merchant)
  return {
    merchantId: merchant._id,
    name: merchant.name,
    orgId: merchant.orgId,
    contact: merchant.contact,
    phone: maskPhone(unit.vault.open(merchant.phone, MERCHANT_PHONE)),
    payee: { ...payee, account: maskAccount(payee.account) },
    state: merchant.state,
    shops: shops.map((shop) => ({
      ...shopView(shop, merchant.name),
      state: shop.state,
      cashiers: cashiers.filter(({ shopId }) => shopId === shop._id).length,
    })),
  }
})
