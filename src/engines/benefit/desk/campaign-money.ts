import { sumFen } from '../../../kernel/money'
import { free, promised } from '../rules/accounts'
import { couponsOf } from '../rules/rounds'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { Sum } from '../store/cells'

/** Coupons and money of one campaign. What was used is split by what became of the days it was used on. */
export const figuresOf = async (
  { figures, waits, ledger, days }: Services,
  campaign: CampaignDoc,
  sums: readonly Sum[],
) => {
  const { _id: campaignId, terms } = campaign
  const [counted, waiting, offered, { accounts }, taken, { closed, paid }] = await Promise.all([
    figures.get(campaignId),
    waits.count(campaignId),
    waits.countOffered(campaignId),
    ledger.balances([free(campaignId), promised(campaignId)]),
    days.sumsOf(campaignId),
    days.closedMoney(campaignId),
  ])
  const balance = (account: string): number => accounts.find(({ _id }) => _id === account)?.balance ?? 0
  const issued = sumFen(sums.map(({ total, left }) => total - left)) - offered
  const cameBack = counted?.cameBack ?? 0
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
      free: Math.max(0, balance(free(campaignId))),
      promised: Math.max(0, balance(promised(campaignId))),
      usedOpen: Math.max(0, taken.amount - closed - paid),
      closed: Math.max(0, closed),
      paid: Math.max(0, paid),
      returned: campaign.publishedAt
        ? Math.max(0, terms.budget - balance(free(campaignId)) - balance(promised(campaignId)) - taken.amount)
        : 0,
    },
  }
}
