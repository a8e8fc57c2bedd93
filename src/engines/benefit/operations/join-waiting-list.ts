import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignFor } from '../claiming/campaign'
import { mayWait } from '../claiming/claim-state'
import { standingOf } from '../claiming/standing'
import { benefit } from '../contract'
import { isEligible } from '../rules/eligibility'
import { openRound } from '../rules/rounds'
import { leftFor, sourcesFor } from '../rules/sources'
import { gathered } from '../services'
import { slotOf, TOPICS } from '../topics'

/** A place at the end of the list; who is on it keeps the place. */
export const joinWaitingList = gathered(benefit.joinWaitingList, {
  most: 256,
  prepare: async (given) => {
    const { input, caller, loaders, clock, coupons } = given
    const campaign = await campaignFor(loaders, caller, input.campaignId)
    const now = clock.now()
    if (campaign.state === 'paused') throw refuse('CAMPAIGN_PAUSED')
    if (!mayWait(campaign, now)) throw refuse('NO_WAITING_LIST')
    if (!isEligible(campaign.terms.rules, await standingOf(given, caller, campaign.terms.rules))) {
      throw refuse('NOT_ELIGIBLE')
    }
    const memberId = memberOf(caller)
    const own = (await coupons.ofMembers(campaign._id, [memberId], campaign.terms.perPerson)).get(memberId)
    const counted = (own ?? []).filter(({ state }) => state !== 'returned')
    if (counted.length >= campaign.terms.perPerson) throw refuse('LIMIT_REACHED')
    const round = openRound(campaign.terms, now)
    const sums = (await loaders.sums(campaign._id)) ?? []
    const ofRound = counted.filter(({ roundId }) => roundId === round?.roundId)
    if (
      round &&
      ofRound.length < campaign.terms.perRound &&
      leftFor(sourcesFor(campaign.terms, round, caller.orgPath, now), sums) > 0
    ) {
      throw refuse('STILL_LEFT')
    }
    return { offerHours: campaign.terms.offerHours }
  },
  by: ({ input }) => input.campaignId,
  handle: async ({ calls, waits, outbox, clock }) => {
    const [first] = calls
    if (!first) return []
    const { campaignId } = first.input
    const memberIds = [...new Set(calls.map(({ caller }) => memberOf(caller)))]
    const there = await waits.ofMembers(campaignId, memberIds)
    const fresh = memberIds.filter((memberId) => {
      const state = there.get(memberId)?.state
      return state !== 'waiting' && state !== 'offered'
    })
    const now = clock.now()
    const numbers = fresh.length > 0 ? await waits.join(campaignId, fresh, now) : new Map<string, number>()
    const lowest = Math.min(...numbers.values())
    const before = fresh.length > 0 ? await waits.before(campaignId, lowest) : 0
    // Something may have come back while nobody waited.
    await outbox.add(TOPICS.cameBack, `${campaignId}:${slotOf(now, 5).slot}`, { campaignId })
    const places = []
    for (const { caller, prepared } of calls) {
      const memberId = memberOf(caller)
      const number = numbers.get(memberId)
      const known = there.get(memberId)
      const place =
        number !== undefined
          ? before + number - lowest + 1
          : (await waits.before(campaignId, known?.number ?? 0)) + 1
      places.push({ place, offerHours: prepared.offerHours })
    }
    return places
  },
})
