import type { Caller } from '../../../kernel/caller'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import { mineOf, roundsFor, type Own } from './mine'
import { shopCountsOf } from './shop-counts'

/** Campaigns as cards for one person, in the order given. */
export const cardsOf = async (
  services: Services,
  caller: Caller,
  campaigns: readonly CampaignDoc[],
  own: Own,
) => {
  const shopsOf = await shopCountsOf(services, campaigns)
  const now = services.clock.now()
  return Promise.all(
    campaigns.map(async (campaign) => {
      const { terms } = campaign
      const rounds = roundsFor(campaign, caller, (await services.loaders.sums(campaign._id)) ?? [], now)
      const left = rounds.find(({ state }) => state === 'open')?.left ?? 0
      return {
        campaignId: campaign._id,
        title: terms.title,
        summary: terms.summary,
        organiser: terms.organiser,
        kind: terms.kind,
        state: campaign.state,
        useFrom: terms.useFrom,
        useUntil: terms.useUntil,
        perPerson: terms.perPerson,
        perRound: terms.perRound,
        shops: shopsOf(campaign),
        rounds,
        mine: await mineOf(services, caller, campaign, own, left),
      }
    }),
  )
}

const ORDER = [
  'offered',
  'can-claim',
  'queued',
  'waiting',
  'not-yet',
  'have',
  'used',
  'expired',
  'full',
  'paused',
  'not-eligible',
  'over',
] as const

/** What can be done now first. */
export const byUse = <T extends { readonly mine: { readonly state: (typeof ORDER)[number] } }>(
  cards: readonly T[],
): T[] => [...cards].sort((a, b) => ORDER.indexOf(a.mine.state) - ORDER.indexOf(b.mine.state))
