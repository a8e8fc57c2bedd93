import { memberOf } from '../../../kernel/caller'
import { campaignFor } from '../claiming/campaign'
import { fullAnswer, queuedAnswer } from '../claiming/claim-state'
import { isKept } from '../claiming/give'
import { shownCoupon } from '../claiming/shown-coupon'
import { benefit } from '../contract'
import { openRound } from '../rules/rounds'
import { operation } from '../services'

/** What became of a claim; reading it moves nobody. */
export const readClaim = operation(benefit.readClaim, async (given) => {
  const { input, caller, loaders, clock, coupons, waits, queue } = given
  const campaign = await campaignFor(loaders, caller, input.campaignId)
  const memberId = memberOf(caller)
  const now = clock.now()
  const round = openRound(campaign.terms, now)
  const [own, wait, ticket] = await Promise.all([
    coupons.ofMembers(campaign._id, [memberId], campaign.terms.perPerson),
    waits.get(campaign._id, memberId),
    round ? queue.get(campaign._id, round.roundId, memberId) : null,
  ])
  if (ticket?.state === 'waiting') return queuedAnswer(given, ticket)
  if (isKept(wait, now) && wait?.until) return { state: 'offered' as const, until: wait.until.toISOString() }
  const mine = own.get(memberId) ?? []
  const coupon =
    mine.findLast(({ roundId }) => roundId === round?.roundId) ??
    mine.findLast(({ state }) => state === 'held')
  if (coupon && coupon.state !== 'returned') {
    return { state: 'yours' as const, coupon: await shownCoupon(given, coupon, campaign), already: true }
  }
  if (wait?.state === 'waiting' || ticket?.state === 'full') return fullAnswer(given, campaign, wait)
  return { state: 'none' as const }
})
