import { allOver, nextRound, openRound } from '../rules/rounds'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { TicketDoc } from '../store/queue'
import type { WaitDoc } from '../store/waits'

/** Claims that were worked off in a second, when nothing better is known. */
const RATE = 500

export const queuedAnswer = async ({ queue }: Pick<Services, 'queue'>, ticket: TicketDoc) => {
  const place = (await queue.before(ticket)) + 1
  const waitSeconds = Math.ceil(place / RATE)
  return {
    state: 'queued' as const,
    place,
    waitSeconds,
    askAfterSeconds: Math.min(10, Math.max(2, Math.ceil(waitSeconds / 4))),
  }
}

/** Nothing in this round: when the next one is, whether waiting makes sense, or the place that the person has. */
export const fullAnswer = async (
  { waits, clock }: Pick<Services, 'waits' | 'clock'>,
  campaign: CampaignDoc,
  wait: WaitDoc | undefined | null,
) => {
  if (wait?.state === 'waiting') {
    return {
      state: 'waiting' as const,
      place: (await waits.before(campaign._id, wait.number)) + 1,
    }
  }
  const now = clock.now()
  const next = nextRound(campaign.terms, now)
  return {
    state: 'full' as const,
    ...(next && { next: { roundId: next.roundId, opensAt: next.opensAt } }),
    mayWait: mayWait(campaign, now),
    waiting: campaign.terms.waitingList ? await waits.count(campaign._id) : 0,
  }
}

/** Coupons may still come back while the campaign can be used. */
export const mayWait = ({ terms, state }: CampaignDoc, now: Date): boolean =>
  terms.waitingList &&
  state === 'running' &&
  Date.parse(terms.useUntil) > now.getTime() &&
  (openRound(terms, now) !== undefined || nextRound(terms, now) !== undefined || allOver(terms, now))
