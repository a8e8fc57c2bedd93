import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { operation } from '../services'

export const saveCashier = operation(benefit.saveCashier, {
  prepare: async ({ input, people }) => {
    if (!(await people.standings([input.memberId])).has(input.memberId)) throw refuse('NOT_FOUND')
  },
  handle: async ({ input: { shopId, memberId, role }, caller, merchants, clock, audit }) => {
    const shop = await merchants.shop(shopId)
    const merchant = shop && (await merchants.get(shop.merchantId))
    requireScope(caller, merchant?.orgPath, 'staff')
    if (!shop || !merchant) throw refuse('NOT_FOUND')
    await merchants.putCashier({ shopId, merchantId: merchant._id, memberId, role }, clock.now())
    await audit.record({
      action: 'save-cashier',
      subject: memberId,
      orgPath: merchant.orgPath,
      detail: `让一位会员做“${shop.name}”的${role === 'manager' ? '店长' : '店员'}`,
    })
    return { done: true as const }
  },
})
