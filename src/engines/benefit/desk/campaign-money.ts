import { sumFen } from '../../../kernel/money'
import { couponsOf } from '../rules/rounds'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { Sum } from '../store/cells'

/** Coupons and money of one campaign. What was used is split by what became of the days it was used on. */
export const figuresOf = async (
  { figures, waits, coupons, days }: Services,
  campaign: CampaignDoc,
  sums: readonly Sum[],
) => {
  const { _id: campaignId, terms } = campaign
  const [counted, waiting, offered, promised, taken, { closed, paid }] = await Promise.all([
    figures.get(campaignId),
    waits.count(campaignId),
    waits.countOffered(campaignId),
    coupons.promisedOf(campaignId),
    days.sumsOf(campaignId),
    days.closedMoney(campaignId),
  ])
  const issued = sumFen(sums.map(({ total, left }) => total - left)) - offered
  const cameBack = counted?.cameBack ?? 0
  /** What is neither promised nor used lies with the campaign until its end, then with the union again. */
  const rest = (here: boolean): number => (here ? Math.max(0, terms.budget - promised - taken.amount) : 0)
  return {
    coupons: {
      total: couponsOf(terms),
      issued,
      held: Math.max(0, issued - taken.first - cameBack),
      used: taken.first,
      expired: cameBack,
      waiting,
    },
    money: {
      budget: terms.budget,
      free: rest(campaign.publishedAt !== undefined && campaign.state !== 'ended'),
      promised,
      usedOpen: Math.max(0, taken.amount - closed - paid),
      closed: Math.max(0, closed),
      paid: Math.max(0, paid),
      returned: rest(campaign.state === 'ended'),
    },
  }
}
