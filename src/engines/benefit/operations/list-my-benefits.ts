import { memberOf } from '../../../kernel/caller'
import { byUse, cardsOf } from '../claiming/cards'
import { isKept } from '../claiming/give'
import { ownOf } from '../claiming/mine'
import { shopCountsOf } from '../claiming/shop-counts'
import { couponView } from '../claiming/views'
import { benefit } from '../contract'
import { openRound } from '../rules/rounds'
import { operation } from '../services'

/** What runs out first comes first; what could be had says why, or why not. */
export const listMyBenefits = operation(benefit.listMyBenefits, async (given) => {
  const { caller, campaigns, coupons, waits, queue, clock } = given
  const memberId = memberOf(caller)
  const now = clock.now()
  const own = await ownOf(given, memberId)
  const visible = await campaigns.visibleTo(caller.orgPath, now)
  const ids = new Set([...own.coupons, ...own.waits, ...own.tickets].map(({ campaignId }) => campaignId))
  const missing = [...ids].filter((id) => !visible.some(({ _id }) => _id === id))
  const known = new Map([...visible, ...(await campaigns.many(missing))].map((one) => [one._id, one]))
  const shopsOf = await shopCountsOf(given, [...known.values()])
  const held = own.coupons
    .filter(({ state, useUntil }) => state === 'held' && useUntil > now)
    .sort((a, b) => a.useUntil.getTime() - b.useUntil.getTime())
  const have = held.flatMap((coupon) => {
    const campaign = known.get(coupon.campaignId)
    return campaign ? [couponView(coupon, campaign, shopsOf(campaign).count, now)] : []
  })
  const queued = own.tickets.filter(({ campaignId, roundId }) => {
    const campaign = known.get(campaignId)
    return campaign && openRound(campaign.terms, now)?.roundId === roundId
  })
  const rowOf = (campaignId: string) => {
    const terms = known.get(campaignId)?.terms
    return terms ? [{ campaignId, title: terms.title, kind: terms.kind }] : []
  }
  const waiting = await Promise.all([
    ...queued.flatMap((ticket) =>
      rowOf(ticket.campaignId).map(async (row) => ({
        ...row,
        state: 'queued' as const,
        place: (await queue.before(ticket)) + 1,
      })),
    ),
    ...own.waits.flatMap((wait) =>
      rowOf(wait.campaignId).map(async (row) =>
        isKept(wait, now) && wait.until
          ? { ...row, state: 'offered' as const, until: wait.until.toISOString() }
          : {
              ...row,
              state: 'waiting' as const,
              place: (await waits.before(wait.campaignId, wait.number)) + 1,
            },
      ),
    ),
  ])
  const cards = await cardsOf(given, caller, visible, own)
  const taken = new Set([...have, ...waiting].map(({ campaignId }) => campaignId))
  return {
    have,
    waiting,
    could: byUse(cards.filter(({ campaignId }) => !taken.has(campaignId))),
    past: await coupons.countOver(memberId),
  }
})
