import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignToChange } from '../desk/campaign-in-scope'
import { requireNoProblems } from '../desk/problems'
import { benefit } from '../contract'
import { changeTerms } from '../rules/favour'
import { operation } from '../services'

/** What was published changes only in people's favour, and only when a second person agrees. */
export const proposeChange = operation(benefit.proposeChange, {
  prepare: async (given) => {
    const { input, caller, campaigns, clock } = given
    const campaign = await campaignToChange(campaigns, caller, input)
    if (campaign.state !== 'running' && campaign.state !== 'paused') throw refuse('CAMPAIGN_NOT_RUNNING')
    if (campaign.proposal) throw refuse('PROPOSAL_OPEN')
    const changed = changeTerms(campaign.terms, input.change, clock.now())
    if (!changed.ok) throw refuse('NOT_IN_FAVOUR', { message: changed.problem })
    await requireNoProblems(given, changed.terms, true)
    return changed
  },
  handle: async ({ input, caller, prepared, campaigns, clock, audit }) => {
    const campaign = await campaignToChange(campaigns, caller, input)
    const who = memberOf(caller)
    const at = clock.now()
    const proposal = { by: who, at, terms: prepared.terms, texts: [...prepared.texts] }
    const what = `提出修改：${prepared.texts.join('，')}`
    if (!(await campaigns.change(campaign, { proposal }, { at, who, what })))
      throw refuse('CHANGED_MEANWHILE')
    await audit.record({
      action: 'propose-change',
      subject: campaign._id,
      orgPath: campaign.orgPath,
      detail: `活动“${campaign.terms.title}”${what}`,
    })
    return { version: input.version + 1 }
  },
})
