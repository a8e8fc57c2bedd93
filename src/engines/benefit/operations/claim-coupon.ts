import { memberOf, type Caller } from '../../../kernel/caller'
import type { HandlerOutput } from '../../../kernel/contract'
import type { Given } from '../../../kernel/operation'
import { refuse, type Refusal } from '../../../kernel/refusal'
import { campaignFor } from '../claiming/campaign'
import { fullAnswer, queuedAnswer } from '../claiming/claim-state'
import { give, type Given as Outcome } from '../claiming/give'
import { shopCountsOf } from '../claiming/shop-counts'
import { shownCoupon } from '../claiming/shown-coupon'
import { standingOf } from '../claiming/standing'
import { couponView } from '../claiming/views'
import { benefit } from '../contract'
import { isEligible } from '../rules/eligibility'
import { openRound, type Round } from '../rules/rounds'
import { gathered, type Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import { openBooks } from '../store/ledger'
import { slotOf, TOPICS } from '../topics'

type Answer = HandlerOutput<typeof benefit.claimCoupon>

interface Prepared {
  readonly campaign: CampaignDoc
  readonly round: Round | undefined
  readonly shops: number
  readonly since: Date
  /** The claim was taken down, to be decided in its turn. */
  readonly queued?: { readonly roundId: string }
}

/** One tap, decided once. The claims of a campaign that come together are one commit; while more come than can be
 *  committed in time they are taken down and decided in the order in which they came. */
export const claimCoupon = gathered(benefit.claimCoupon, {
  most: 256,
  // A rush writes one record for each key: the coupon is in the books already, so its id is enough.
  memory: {
    plain: true,
    keep: (answer): Kept =>
      answer.state === 'yours' ? { couponId: answer.coupon.couponId, already: answer.already } : { answer },
    recall: async (given, kept) => ('answer' in kept ? kept.answer : yoursAgain(given, kept)),
  },
  prepare: async (given): Promise<Prepared> => {
    const { input, caller, loaders, clock, crowd, unit } = given
    const campaign = await campaignFor(loaders, caller, input.campaignId)
    if (campaign.state === 'paused') throw refuse('CAMPAIGN_PAUSED')
    if (campaign.state !== 'running') throw refuse('ROUND_CLOSED')
    if (!isEligible(campaign.terms.rules, await standingOf(given, caller, campaign.terms.rules))) {
      throw refuse('NOT_ELIGIBLE')
    }
    await openBooks(unit)
    const now = clock.now()
    const round = openRound(campaign.terms, now)
    const shops = (await shopCountsOf(given, [campaign]))(campaign).count
    const prepared = { campaign, round, shops, since: now }
    if (!round) return prepared
    const crowded = campaign.queueing === round.roundId || crowd.isThick(campaign._id, now)
    return crowded && (await enterQueue(given, campaign, round, caller))
      ? { ...prepared, queued: { roundId: round.roundId } }
      : prepared
  },
  // A claim that only queues does not stand behind those that are decided.
  by: ({ input, prepared }) => (prepared.queued ? `${input.campaignId} queue` : input.campaignId),
  together: ({ prepared }) => (prepared.queued ? 'queue' : 'claims'),
  handle: async ({ calls, ...services }) => {
    const answers = new Map<number, Answer | Refusal>()
    const open = calls.flatMap((call, index) => (call.prepared.queued ? [] : [{ ...call, index }]))
    for (const [index, { input, caller, prepared }] of calls.entries()) {
      if (!prepared.queued) continue
      const ticket = await services.queue.get(input.campaignId, prepared.queued.roundId, memberOf(caller))
      answers.set(index, ticket ? await queuedAnswer(services, ticket) : refuse('AWAY'))
    }
    const rushes = rushesOf(open)
    for (const { campaign, since } of rushes) services.crowd.note(campaign._id, since, services.clock.now())
    const given = rushes.length > 0 ? await give(services, rushes) : []
    for (const [index, rush] of rushes.entries()) {
      const results = given[index] ?? []
      const full = results.some((result) => result.state === 'full')
        ? await fullAnswer(services, rush.campaign, undefined)
        : undefined
      for (const [at, call] of rush.calls.entries()) {
        answers.set(call.index, await answerOf(services, call.prepared, results[at], full))
      }
    }
    return calls.map((_, index) => answers.get(index) ?? refuse('ROUND_CLOSED'))
  },
})

type Call = Given<typeof benefit.claimCoupon, Prepared> & { readonly index: number }

/** Claims by campaign and round: those of one campaign were prepared at about the same moment, but one from before a round
 *  opened is decided by itself. */
const rushesOf = (calls: readonly Call[]) => {
  const rushes = new Map<string, [Call, ...Call[]]>()
  for (const call of calls) {
    const { campaign, round } = call.prepared
    const id = `${campaign._id} ${round?.roundId ?? ''}`
    const rush = rushes.get(id)
    if (rush) rush.push(call)
    else rushes.set(id, [call])
  }
  return [...rushes.values()].map((some) => {
    const { campaign, round, since } = some[0].prepared
    const askers = some.map(({ caller }) => ({ memberId: memberOf(caller), orgPath: caller.orgPath }))
    return { campaign, round, since, askers, calls: some }
  })
}

/** Takes the claim down unless the person has a coupon of this round; false when they have. */
const enterQueue = async (
  { coupons, queue, outbox, campaigns, clock }: Services,
  campaign: CampaignDoc,
  { roundId }: Round,
  caller: Caller,
): Promise<boolean> => {
  const { terms, _id: campaignId } = campaign
  const memberId = memberOf(caller)
  const own = (await coupons.ofMembers(campaignId, [memberId], terms.perPerson)).get(memberId) ?? []
  if (own.filter((coupon) => coupon.roundId === roundId).length >= terms.perRound) return false
  const ticket = await queue.get(campaignId, roundId, memberId)
  if (ticket && ticket.state !== 'waiting') return false
  const now = clock.now()
  await queue.enter({ campaignId, roundId, memberId, orgPath: caller.orgPath }, now)
  if (campaign.queueing !== roundId) await campaigns.queueing(campaignId, roundId)
  await outbox.add(TOPICS.queue, `${campaignId}:${roundId}:${slotOf(now, 1).slot}`, { campaignId, roundId })
  return true
}

type Kept = { readonly answer: Answer } | { readonly couponId: string; readonly already: boolean }

/** The coupon as it is now, for a claim that is sent again. */
const yoursAgain = async (
  given: Services,
  { couponId, already }: Extract<Kept, { couponId: string }>,
): Promise<Answer> => {
  const coupon = await given.loaders.coupon(couponId)
  const campaign = coupon && (await given.loaders.campaign(coupon.campaignId))
  if (!campaign) throw refuse('NOT_FOUND')
  return { state: 'yours', coupon: await shownCoupon(given, coupon, campaign), already }
}

const answerOf = async (
  services: Services,
  { campaign, shops }: Prepared,
  given: Outcome | undefined,
  full: Answer | undefined,
): Promise<Answer | Refusal> => {
  switch (given?.state) {
    case 'yours':
      return {
        state: 'yours',
        coupon: couponView(given.coupon, campaign, shops, services.clock.now()),
        already: given.already,
      }
    case 'full':
      return full && given.wait?.state !== 'waiting' ? full : fullAnswer(services, campaign, given.wait)
    case 'limit':
      return refuse('LIMIT_REACHED')
    default:
      return refuse('ROUND_CLOSED')
  }
}
