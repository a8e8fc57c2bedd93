import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignInScope } from '../desk/campaign-in-scope'
import { benefit } from '../contract'
import { operation } from '../services'

/** At once: the parts that claims take from are shut in the same commit, so that a claim on its way notices. */
export const pauseCampaign = operation(
  benefit.pauseCampaign,
  async ({ input, caller, campaigns, cells, clock, audit }) => {
    const campaign = await campaignInScope(campaigns, caller, input.campaignId, 'staff')
    if (campaign.state !== 'running' && campaign.state !== 'paused') throw refuse('CAMPAIGN_NOT_RUNNING')
    const state = input.paused ? ('paused' as const) : ('running' as const)
    const what = `${input.paused ? '暂停' : '恢复'}：${input.reason}`
    const log = { at: clock.now(), who: memberOf(caller), what }
    const changed = input.paused
      ? await campaigns.change(campaign, { state, pausedFor: input.reason }, log)
      : await campaigns.change(campaign, { state }, log, ['pausedFor'])
    if (!changed) throw refuse('CHANGED_MEANWHILE')
    await cells.setOpen(campaign._id, !input.paused)
    await audit.record({
      action: 'pause-campaign',
      subject: campaign._id,
      orgPath: campaign.orgPath,
      detail: `活动“${campaign.terms.title}”${what}`,
    })
    return { state }
  },
)
