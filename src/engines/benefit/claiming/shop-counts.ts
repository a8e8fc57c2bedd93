import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'

/** Campaign → number of open shops, and the name of one. */
export const shopCountsOf = async (
  { loaders }: Pick<Services, 'loaders'>,
  campaigns: readonly CampaignDoc[],
): Promise<(campaign: CampaignDoc) => { count: number; example?: string }> => {
  const ids = [...new Set(campaigns.flatMap(({ terms }) => terms.merchantIds))]
  const counts = new Map(await Promise.all(ids.map(async (id) => [id, await loaders.shops(id)] as const)))
  return ({ terms }) => {
    const found = terms.merchantIds.flatMap((id) => counts.get(id) ?? [])
    const example = found[0]?.example
    return {
      count: found.reduce((sum, { count }) => sum + count, 0),
      ...(example !== undefined && { example }),
    }
  }
}
