import type { Caller } from '../../../kernel/caller'
import { reasonsOf, type Reason } from '../rules/eligibility'
import { allOver, nextRound, openRound, roundState } from '../rules/rounds'
import { leftFor, sourcesFor } from '../rules/sources'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { Sum } from '../store/cells'
import type { CouponDoc } from '../store/coupons'
import type { TicketDoc } from '../store/queue'
import type { WaitDoc } from '../store/waits'
import { mayWait } from './claim-state'
import { isKept } from './give'
import { ruleNames, standingOf } from './standing'

/** What one person has to do with some campaigns. */
export interface Own {
  readonly coupons: readonly CouponDoc[]
  readonly waits: readonly WaitDoc[]
  readonly tickets: readonly TicketDoc[]
}

export const ownOf = async (
  { coupons, waits, queue }: Pick<Services, 'coupons' | 'waits' | 'queue'>,
  memberId: string,
): Promise<Own> => {
  const [own, waiting, tickets] = await Promise.all([
    coupons.ofMember(memberId, ['held', 'used', 'expired', 'returned']),
    waits.ofMember(memberId),
    queue.ofMember(memberId),
  ])
  return { coupons: own, waits: waiting, tickets }
}

type State =
  | 'can-claim'
  | 'have'
  | 'used'
  | 'expired'
  | 'queued'
  | 'waiting'
  | 'offered'
  | 'full'
  | 'not-yet'
  | 'not-eligible'
  | 'paused'
  | 'over'

/** A round as the person sees it: `left` is what they could take from. */
export const roundsFor = (campaign: CampaignDoc, caller: Caller, sums: readonly Sum[], now: Date) =>
  campaign.terms.rounds.map((round) => {
    const state = roundState(round, now)
    return {
      roundId: round.roundId,
      opensAt: round.opensAt,
      closesAt: round.closesAt,
      state,
      total: round.count,
      left: state === 'over' ? 0 : leftFor(sourcesFor(campaign.terms, round, caller.orgPath, now), sums),
    }
  })

/** What became of coupons none of which can be used any more. */
const lastOf = (counted: readonly CouponDoc[]): 'used' | 'expired' =>
  counted.some(({ state }) => state === 'used') ? 'used' : 'expired'

/** Where the person stands with a campaign, and why. */
export const mineOf = async (
  services: Services,
  caller: Caller,
  campaign: CampaignDoc,
  own: Own,
  left: number,
) => {
  const now = services.clock.now()
  const { terms, _id: campaignId } = campaign
  const round = openRound(terms, now)
  const next = nextRound(terms, now)
  const mine = own.coupons.filter((coupon) => coupon.campaignId === campaignId)
  const counted = mine.filter(({ state }) => state !== 'returned')
  const wait = own.waits.find((one) => one.campaignId === campaignId)
  const ticket = own.tickets.find((one) => one.campaignId === campaignId && one.roundId === round?.roundId)
  const standing = await standingOf(services, caller, terms.rules)
  const reasons: Reason[] = [
    ...reasonsOf(terms.rules, standing, await ruleNames(services.loaders, terms.rules)),
    { rule: 'perPerson', met: counted.length < terms.perPerson, text: `每人最多 ${terms.perPerson} 张` },
  ]
  const ofRound = counted.filter(({ roundId }) => roundId === round?.roundId)
  const held = counted.find(({ state, useUntil }) => state === 'held' && useUntil > now)
  const enough = counted.length >= terms.perPerson || (round && ofRound.length >= terms.perRound)

  const state = ((): State => {
    if (campaign.state === 'paused') return 'paused'
    if (campaign.state === 'ended') return 'over'
    if (isKept(wait, now)) return 'offered'
    if (ticket) return 'queued'
    if (enough) return held ? 'have' : lastOf(counted)
    if (reasons.some(({ rule, met }) => !met && rule !== 'perPerson')) return 'not-eligible'
    if (round && left > 0) return 'can-claim'
    if (wait?.state === 'waiting') return 'waiting'
    if (!round && next) return 'not-yet'
    return round || mayWait(campaign, now) || !allOver(terms, now) ? 'full' : 'over'
  })()
  return {
    state,
    ...(held && { couponId: held._id }),
    claimed: mine.length,
    ...(state === 'waiting' && wait && { place: (await services.waits.before(campaignId, wait.number)) + 1 }),
    ...(state === 'queued' && ticket && { place: (await services.queue.before(ticket)) + 1 }),
    ...(state === 'offered' && wait?.until && { until: wait.until.toISOString() }),
    ...(next && { opensAt: next.opensAt }),
    mayWait: state === 'full' && mayWait(campaign, now),
    reasons,
  }
}
