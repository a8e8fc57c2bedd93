import type { Unit } from '../../kernel/unit'
import { createCampaignStore } from './store/campaigns'
import { createCouponStore } from './store/coupons'
import { listed, lists } from './store/lists'
import { tickets } from './store/queue'
import { waits } from './store/waits'

/** What the benefits keep about one person, for the export of their own data: coupons with what became of them (money in
 *  fen), places on waiting lists and in queues, and lists of staff that name them. */
export const keptAboutMember = async (unit: Unit, memberId: string) => {
  const newest = { ...unit.options, limit: 500 }
  const [coupons, waiting, queued, named] = await Promise.all([
    createCouponStore(unit).ofMember(memberId, ['held', 'used', 'expired', 'returned']),
    waits.of(unit.db).find({ memberId }, newest).sort({ joinedAt: -1 }).toArray(),
    tickets.of(unit.db).find({ memberId }, newest).sort({ at: -1 }).toArray(),
    listed.of(unit.db).find({ memberId }, newest).toArray(),
  ])
  const all = [...coupons, ...waiting, ...queued].map(({ campaignId }) => campaignId)
  const campaigns = await createCampaignStore(unit).many([...new Set(all)])
  const titles = new Map(campaigns.map(({ _id, terms }) => [_id, terms.title]))
  const title = (campaignId: string): string => titles.get(campaignId) ?? campaignId
  const names = await lists
    .of(unit.db)
    .find({ _id: { $in: named.map(({ listId }) => listId) } }, unit.options)
    .toArray()
  return {
    券: coupons.map(({ campaignId, worth, left, used, state, claimedAt, useUntil }) => ({
      活动: title(campaignId),
      面值分: worth,
      剩余分: left,
      已用分: used,
      状态: state,
      领取: claimedAt.toISOString(),
      用到: useUntil.toISOString(),
    })),
    候补: waiting.map(({ campaignId, state, joinedAt }) => ({
      活动: title(campaignId),
      状态: state,
      时间: joinedAt.toISOString(),
    })),
    排队: queued.map(({ campaignId, state, at }) => ({
      活动: title(campaignId),
      状态: state,
      时间: at.toISOString(),
    })),
    名单: names.map(({ name }) => name),
  }
}
