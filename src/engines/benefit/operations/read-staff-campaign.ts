import { inScope, memberOf } from '../../../kernel/caller'
import { campaignInScope } from '../desk/campaign-in-scope'
import { figuresOf } from '../desk/campaign-money'
import { benefit } from '../contract'
import { roundState } from '../rules/rounds'
import { operation } from '../services'

export const readStaffCampaign = operation(benefit.readStaffCampaign, async (given) => {
  const { input, caller, campaigns, cells, merchants, people, clock } = given
  const campaign = await campaignInScope(campaigns, caller, input.campaignId, 'staff', 'auditor')
  const { terms, proposal } = campaign
  const [sums, shops, traits, names] = await Promise.all([
    cells.sums([campaign._id]),
    merchants.many(terms.merchantIds),
    people.traits([campaign.orgId]),
    people.namesOf([...campaign.log.map(({ who }) => who), ...(proposal ? [proposal.by] : [])]),
  ])
  const who = memberOf(caller)
  const isStaff = inScope(caller, campaign.orgPath, 'staff')
  const now = clock.now()
  return {
    campaignId: campaign._id,
    version: campaign.version,
    state: campaign.state,
    terms,
    orgName: traits.get(campaign.orgId)?.name ?? '',
    merchants: shops.map(({ _id, name }) => ({ merchantId: _id, name })),
    ...(campaign.pausedFor !== undefined && { pausedFor: campaign.pausedFor }),
    ...(proposal && {
      proposal: {
        by: names.get(proposal.by) ?? '',
        texts: proposal.texts,
        mayDecide: isStaff && proposal.by !== who,
      },
    }),
    mayDecide:
      isStaff &&
      (proposal ? proposal.by !== who : campaign.state === 'submitted' && !campaign.writers.includes(who)),
    figures: await figuresOf(given, campaign, sums),
    rounds: terms.rounds.map((round) => {
      const own = sums.filter(({ roundId }) => roundId === round.roundId)
      const total = own.reduce((sum, one) => sum + one.total, 0)
      const left = own.reduce((sum, one) => sum + one.left, 0)
      return {
        roundId: round.roundId,
        opensAt: round.opensAt,
        closesAt: round.closesAt,
        state: roundState(round, now),
        ...{ total: round.count, left, issued: total - left },
      }
    }),
    log: campaign.log.map(({ at, who: by, what }) => ({
      at: at.toISOString(),
      who: by === 'house' ? '自动' : (names.get(by) ?? '已退出'),
      what,
    })),
  }
})
