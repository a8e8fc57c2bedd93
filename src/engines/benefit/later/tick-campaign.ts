import { after, DAY, MINUTE } from '../../../kernel/time'
import { endCoupons } from '../claiming/end-coupons'
import { free, fund } from '../rules/accounts'
import { endOfUse } from '../rules/rounds'
import type { Services } from '../services'

const AT_ONCE = 500

export type Tick = 'more' | 'later' | 'ended'

/** One step of what is due by time: coupons whose time is over, then the end of the campaign. Runs in a transaction and
 *  may run twice. */
export const tickCampaign = async (services: Services, campaignId: string): Promise<Tick> => {
  const { campaigns, coupons, ledger, clock } = services
  const campaign = await campaigns.get(campaignId)
  if (!campaign || campaign.state === 'ended') return 'ended'
  const now = clock.now()
  // One whose time was just made longer still has the old end for some seconds.
  const over = (await coupons.runOut(campaignId, now, AT_ONCE)).filter(
    ({ claimedAt }) => endOfUse(campaign.terms, claimedAt) <= now,
  )
  if (over.length > 0) {
    await endCoupons(services, over, 'expired')
    return 'more'
  }
  // A day longer than the last coupon, because an undoing gives a day more.
  if (after(campaign.useUntil, DAY + 10 * MINUTE) > now || (await coupons.anyHeld(campaignId))) return 'later'
  const { accounts } = await ledger.balances([free(campaignId)])
  const rest = accounts.find(({ _id }) => _id === free(campaignId))?.balance ?? 0
  const log = { at: now, who: 'house', what: '活动结束，没有用的钱退回' }
  if (!(await campaigns.change(campaign, { state: 'ended' }, log))) return 'more'
  if (rest !== 0) {
    await ledger.post({
      _id: `return:${campaignId}`,
      kind: 'return',
      at: now,
      count: 0,
      lines: [
        { account: free(campaignId), fen: -rest },
        { account: fund(campaign.orgId), fen: rest },
      ],
    })
  }
  return 'ended'
}
