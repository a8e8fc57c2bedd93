import { memberOf } from '../../../kernel/caller'
import { byUse, cardsOf } from '../claiming/cards'
import { ownOf } from '../claiming/mine'
import { benefit } from '../contract'
import { operation } from '../services'

/** What the unions above the person offer now; what can be done first. */
export const listCampaigns = operation(benefit.listCampaigns, async (given) => {
  const { caller, campaigns, clock } = given
  const [found, own] = await Promise.all([
    campaigns.visibleTo(caller.orgPath, clock.now()),
    ownOf(given, memberOf(caller)),
  ])
  return { items: byUse(await cardsOf(given, caller, found, own)) }
})
