import { give, type Given } from '../claiming/give'
import { openRound } from '../rules/rounds'
import type { Services } from '../services'
import type { TicketDoc } from '../store/queue'

const AT_ONCE = 256

const STATES: Readonly<Record<Given['state'], TicketDoc['state']>> = {
  yours: 'yours',
  full: 'full',
  limit: 'limit',
  closed: 'full',
}

/** Decides the oldest claims that were taken down in a round, in the order in which they came. Runs in a transaction;
 *  returns how many. Whoever came while the round was open is served though it has closed meanwhile. */
export const workQueue = async (services: Services, campaignId: string, roundId: string): Promise<number> => {
  const { campaigns, queue, clock } = services
  const campaign = await campaigns.get(campaignId)
  if (campaign?.state !== 'running') return 0
  const found = await queue.next(campaignId, roundId, AT_ONCE)
  if (found.length === 0) {
    if (campaign.queueing === roundId) await campaigns.queueing(campaignId, undefined)
    return 0
  }
  const round =
    campaign.terms.rounds.find((one) => one.roundId === roundId) ?? openRound(campaign.terms, clock.now())
  const [given = []] = await give(services, [{ campaign, round, askers: found }])
  const results = new Map<TicketDoc['state'], string[]>()
  found.forEach(({ _id }, at) => {
    const state = STATES[given[at]?.state ?? 'full']
    results.set(state, [...(results.get(state) ?? []), _id])
  })
  await queue.done(results)
  return found.length
}
