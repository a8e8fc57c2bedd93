import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignToChange } from '../desk/campaign-in-scope'
import { requireNoProblems } from '../desk/problems'
import { benefit } from '../contract'
import { operation } from '../services'

export const submitCampaign = operation(benefit.submitCampaign, {
  prepare: async (given) => {
    const { campaigns, caller, input } = given
    const { state, terms } = await campaignToChange(campaigns, caller, input)
    if (state === 'draft') await requireNoProblems(given, terms)
  },
  handle: async ({ input, caller, campaigns, clock, audit }) => {
    const campaign = await campaignToChange(campaigns, caller, input)
    if (campaign.state !== 'draft') throw refuse('NOT_A_DRAFT')
    const who = memberOf(caller)
    const set = { state: 'submitted' as const, writers: [...new Set([...campaign.writers, who])] }
    const log = { at: clock.now(), who, what: '提交审批' }
    if (!(await campaigns.change(campaign, set, log))) throw refuse('CHANGED_MEANWHILE')
    await audit.record({
      action: 'submit-campaign',
      subject: campaign._id,
      orgPath: campaign.orgPath,
      detail: `把活动“${campaign.terms.title}”提交审批`,
    })
    return { done: true as const }
  },
})
