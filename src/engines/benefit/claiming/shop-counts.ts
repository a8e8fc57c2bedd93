import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'

/** Campaign → number of open shops, and the name of one. */
export const shopCountsOf = async (
  { merchants }: Pick<Services, 'merchants'>,
  campaigns: readonly CampaignDoc[],
): Promise<(campaign: CampaignDoc) => { count: number; example?: string }> => {
  const ids = [...new Set(campaigns.flatMap(({ terms }) => terms.merchantIds))]
  const counts = ids.length > 0 ? await merchants.shopCounts(ids) : new Map<string, never>()
  return ({ terms }) => {
    const found = terms.merchantIds.flatMap((id) => counts.get(id) ?? [])
    const example = found[0]?.example
    return {
      count: found.reduce((sum, { count }) => sum + count, 0),
      ...(example !== undefined && { example }),
    }
  }
}
