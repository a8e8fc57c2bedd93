import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Loaders } from '../loaders'
import type { CampaignDoc } from '../store/campaigns'

/** A published campaign of a union above the caller; to everybody else it is not there. */
export const campaignFor = async (
  loaders: Loaders,
  caller: Caller,
  campaignId: string,
): Promise<CampaignDoc> => {
  const campaign = await loaders.campaign(campaignId)
  if (!campaign?.publishedAt || !caller.orgPath.includes(campaign.orgId)) throw refuse('NOT_FOUND')
  return campaign
}
