import type { Services } from '../services'
import type { CouponDoc } from '../store/coupons'

/** Coupon → what was used where, oldest first. */
export const usesOf = async (
  { movements, merchants }: Pick<Services, 'movements' | 'merchants'>,
  found: readonly CouponDoc[],
) => {
  const used = found.filter(({ uses }) => uses > 0).map(({ _id }) => _id)
  const all = used.length > 0 ? await movements.ofCoupons(used) : []
  const shopIds = [...new Set(all.map(({ shopId }) => shopId))]
  const shops = new Map(
    (await Promise.all(shopIds.map((shopId) => merchants.shop(shopId)))).flatMap((shop) =>
      shop ? [[shop._id, shop.name] as const] : [],
    ),
  )
  return (couponId: string) =>
    all
      .filter((movement) => movement.couponId === couponId)
      .map(({ at, shopId, amount, undoneAt }) => ({
        at: at.toISOString(),
        shopName: shops.get(shopId) ?? '',
        amount,
        undone: undoneAt !== undefined,
      }))
}
