import { merchantForManager } from '../desk/merchant-in-scope'
import { benefit } from '../contract'
import { operation } from '../services'

export const listCashiers = operation(benefit.listCashiers, async ({ input, caller, merchants, people }) => {
  const merchant = await merchantForManager(merchants, caller, input.merchantId, 'staff', 'auditor')
  const [found, shops] = await Promise.all([
    merchants.cashiersOf(merchant._id),
    merchants.shopsOf([merchant._id]),
  ])
  const names = await people.namesOf(found.map(({ memberId }) => memberId))
  return {
    items: found.map(({ memberId, shopId, role, since }) => ({
      ...{ memberId, shopId, role },
      name: names.get(memberId) ?? '已退出',
      shopName: shops.find(({ _id }) => _id === shopId)?.name ?? '',
      since: since.toISOString(),
    })),
  }
})
