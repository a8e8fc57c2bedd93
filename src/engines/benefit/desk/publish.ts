import { after, SECOND } from '../../../kernel/time'
import { free, fund } from '../rules/accounts'
import { sharesOf, type Terms } from '../rules/rounds'
import { ALL, BACK } from '../rules/sources'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import { POOL, spread, type CellDoc } from '../store/cells'
import { TOPICS } from '../topics'

/** The parts of what a round releases: each union's quota, and what is for everybody. */
const cellsOf = (campaignId: string, terms: Terms, roundId: string, count: number, mark = ''): CellDoc[] => {
  const { quotas, rest } = sharesOf(terms, count)
  return [
    ...quotas
      .filter((quota) => quota.count > 0)
      .flatMap((quota) => spread(campaignId, roundId, quota.orgId, quota.count, mark)),
    ...(rest > 0 ? spread(campaignId, roundId, ALL, rest, mark) : []),
  ]
}

const payIn = async (
  { ledger, clock }: Services,
  campaign: CampaignDoc,
  id: string,
  fen: number,
): Promise<void> => {
  if (fen === 0) return
  await ledger.post({
    _id: `fund:${id}`,
    kind: 'fund',
    at: clock.now(),
    count: 0,
    lines: [
      { account: fund(campaign.orgId), fen: -fen },
      { account: free(campaign._id), fen },
    ],
  })
}

/** Puts aside the budget and what will be given, and tells whoever waits for it. */
export const publish = async (services: Services, campaign: CampaignDoc): Promise<void> => {
  const { _id: campaignId, terms } = campaign
  await services.cells.add([
    ...terms.rounds.flatMap(({ roundId, count }) => cellsOf(campaignId, terms, roundId, count)),
    ...spread(campaignId, POOL, ALL, 0),
    ...spread(campaignId, BACK, ALL, 0),
  ])
  await payIn(services, campaign, campaignId, terms.budget)
  await services.outbox.add(TOPICS.announced, campaignId, { campaignId })
  await services.outbox.add(TOPICS.tick, campaignId, { campaignId })
}

/** Puts aside what a change of the terms adds. */
export const publishMore = async (services: Services, campaign: CampaignDoc, next: Terms): Promise<void> => {
  const { _id: campaignId, terms, version, state } = campaign
  const mark = `v${version}-`
  const made = next.rounds.flatMap((round) => {
    const before = terms.rounds.find(({ roundId }) => roundId === round.roundId)?.count ?? 0
    return round.count > before ? cellsOf(campaignId, next, round.roundId, round.count - before, mark) : []
  })
  await services.cells.add(made.map((cell) => ({ ...cell, open: state === 'running' })))
  await payIn(services, campaign, `${campaignId}:v${version}`, next.budget - terms.budget)
  if (next.useUntil !== terms.useUntil) {
    // A claim that is on its way still has the old end: by then it is there.
    const due = after(services.clock.now(), 3 * SECOND)
    await services.outbox.add(TOPICS.lengthened, `${campaignId}:v${version}`, { campaignId }, due)
  }
}
