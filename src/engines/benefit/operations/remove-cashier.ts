import { refuse } from '../../../kernel/refusal'
import { shopForManager } from '../desk/merchant-in-scope'
import { benefit } from '../contract'
import { operation } from '../services'

export const removeCashier = operation(
  benefit.removeCashier,
  async ({ input: { shopId, memberId }, caller, merchants, audit }) => {
    const { shop, merchant } = await shopForManager(merchants, caller, shopId)
    const known = await merchants.cashier(shopId, memberId)
    if (!known) throw refuse('NOT_FOUND')
    if (known.role === 'manager') {
      // Two managers who remove each other at once: the second finds the first one's change, and looks again.
      await merchants.holdManagers(merchant._id)
      const managers = (await merchants.cashiersOf(merchant._id)).filter(({ role }) => role === 'manager')
      if (managers.length === 1) throw refuse('LAST_MANAGER')
    }
    await merchants.removeCashier(shopId, memberId)
    await audit.record({
      action: 'remove-cashier',
      subject: memberId,
      orgPath: merchant.orgPath,
      detail: `不再是“${shop.name}”的${known.role === 'manager' ? '店长' : '店员'}`,
    })
    return { done: true as const }
  },
)
