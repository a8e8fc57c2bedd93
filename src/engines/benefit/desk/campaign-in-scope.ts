import { requireScope, type Caller } from '../../../kernel/caller'
import type { Role } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import type { CampaignDoc, CampaignStore } from '../store/campaigns'

/** The campaign, if it lies below a union for which the caller holds one of the roles. */
export const campaignInScope = async (
  campaigns: CampaignStore,
  caller: Caller,
  campaignId: string,
  ...roles: readonly Role[]
): Promise<CampaignDoc> => {
  const campaign = await campaigns.get(campaignId)
  requireScope(caller, campaign?.orgPath, ...roles)
  if (!campaign) throw refuse('NOT_FOUND')
  return campaign
}

/** The same, as somebody read it who now wants to change it. */
export const campaignToChange = async (
  campaigns: CampaignStore,
  caller: Caller,
  { campaignId, version }: { readonly campaignId: string; readonly version: number },
): Promise<CampaignDoc> => {
  const campaign = await campaignInScope(campaigns, caller, campaignId, 'staff')
  if (campaign.version !== version) throw refuse('CHANGED_MEANWHILE')
  return campaign
}
