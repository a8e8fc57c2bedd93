import { inScope, memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignToChange } from '../desk/campaign-in-scope'
import { benefit } from '../contract'
import { worstOf } from '../rules/kind'
import { operation } from '../services'

/** A draft may be unfinished; what is wrong with it is said by the preview. */
export const saveCampaign = operation(benefit.saveCampaign, {
  prepare: async ({ input, caller, people }) => {
    const [org] = await people.orgs([input.terms.orgId])
    if (!org || !inScope(caller, org.orgPath, 'staff')) throw refuse('OUT_OF_SCOPE')
    return org
  },
  handle: async ({ input, caller, prepared: org, campaigns, clock, ids, audit }) => {
    const { campaignId, version, terms } = input
    const who = memberOf(caller)
    const at = clock.now()
    const about = {
      ...{ orgId: org.orgId, orgPath: [...org.orgPath], terms, worst: worstOf(terms.kind) },
      useUntil: new Date(terms.useUntil),
    }
    if (campaignId === undefined) {
      const _id = ids.next('cmp')
      await campaigns.add({
        ...{ _id, ...about, version: 1, state: 'draft', writers: [who], improvements: [] },
        ...{ log: [{ at, who, what: '写了草稿' }], changedAt: at },
      })
      await audit.record({
        action: 'save-campaign',
        subject: _id,
        orgPath: org.orgPath,
        detail: `写了活动草稿“${terms.title}”`,
      })
      return { campaignId: _id, version: 1 }
    }
    if (version === undefined) throw refuse('CHANGED_MEANWHILE')
    const campaign = await campaignToChange(campaigns, caller, { campaignId, version })
    if (campaign.state !== 'draft') throw refuse('NOT_A_DRAFT')
    const writers = [...new Set([...campaign.writers, who])]
    const log = { at, who, what: '改了草稿' }
    if (!(await campaigns.change(campaign, { ...about, writers }, log))) throw refuse('CHANGED_MEANWHILE')
    await audit.record({
      action: 'save-campaign',
      subject: campaignId,
      orgPath: org.orgPath,
      detail: `改了活动草稿“${terms.title}”`,
    })
    return { campaignId, version: version + 1 }
  },
})
