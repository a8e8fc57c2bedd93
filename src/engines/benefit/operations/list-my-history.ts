import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shopCountsOf } from '../claiming/shop-counts'
import { usesOf } from '../claiming/uses'
import { couponView } from '../claiming/views'
import { benefit } from '../contract'
import { readMoment, writeCursor } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 20

export const listMyHistory = operation(benefit.listMyHistory, async (given) => {
  const { input, caller, coupons, campaigns, clock } = given
  const before = input.cursor === undefined ? undefined : readMoment(input.cursor)
  if (input.cursor !== undefined && !before) {
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  }
  const found = await coupons.pageOver(memberOf(caller), before, PAGE + 1)
  const page = found.slice(0, PAGE)
  const about = new Map(
    (await campaigns.many([...new Set(page.map(({ campaignId }) => campaignId))])).map((one) => [
      one._id,
      one,
    ]),
  )
  const shopsOf = await shopCountsOf(given, [...about.values()])
  const uses = await usesOf(given, page)
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.flatMap((coupon) => {
      const campaign = about.get(coupon.campaignId)
      if (!campaign) return []
      const view = couponView(coupon, campaign, shopsOf(campaign).count, clock.now())
      return [{ ...view, uses: uses(coupon._id) }]
    }),
    ...(last && { next: writeCursor(last.claimedAt.toISOString(), last._id) }),
  }
})
