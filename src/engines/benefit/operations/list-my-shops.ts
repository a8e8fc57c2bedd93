import { memberOf } from '../../../kernel/caller'
import { shanghaiDay } from '../../../kernel/time'
import { benefit } from '../contract'
import { openDay } from '../rules/days'
import { operation } from '../services'

export const listMyShops = operation(
  benefit.listMyShops,
  async ({ caller, merchants, movements, days, clock }) => {
    const works = await merchants.worksAt(memberOf(caller))
    const today = shanghaiDay(clock.now())
    const items = await Promise.all(
      works.map(async ({ shopId, merchantId, role, memberId }) => {
        const [shop, merchant, last] = await Promise.all([
          merchants.shop(shopId),
          merchants.get(merchantId),
          days.last(merchantId),
        ])
        if (!shop || !merchant) return []
        const day = openDay(today, last)
        const sums = await movements.sumsBy('day', {
          ...{ shopId, day },
          ...(role === 'cashier' && { cashierId: memberId }),
        })
        const { uses = 0, undos = 0, amount = 0 } = sums[0] ?? {}
        return [
          {
            ...{ shopId, merchantId, role, day },
            shopName: shop.name,
            merchantName: merchant.name,
            today: { uses, undos, amount },
          },
        ]
      }),
    )
    return { items: items.flat() }
  },
)
