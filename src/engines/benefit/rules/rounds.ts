import type { z } from 'zod'
import type { CampaignTerms } from '../contract'

export type Terms = z.output<typeof CampaignTerms>
export type Round = Terms['rounds'][number]

export const roundState = (round: Round, now: Date): 'coming' | 'open' | 'over' => {
  if (Date.parse(round.opensAt) > now.getTime()) return 'coming'
  return Date.parse(round.closesAt) > now.getTime() ? 'open' : 'over'
}

/** Rounds do not overlap, so at most one is open. */
export const openRound = (terms: Terms, now: Date): Round | undefined =>
  terms.rounds.find((round) => roundState(round, now) === 'open')

export const nextRound = (terms: Terms, now: Date): Round | undefined =>
  terms.rounds.find((round) => roundState(round, now) === 'coming')

/** No round is open and none will be. */
export const allOver = (terms: Terms, now: Date): boolean =>
  terms.rounds.every((round) => roundState(round, now) === 'over')

/** The last moment at which a coupon claimed now can be used. */
export const endOfUse = (terms: Terms, now: Date): Date => {
  const end = Date.parse(terms.useUntil)
  if (terms.daysAfterClaim === undefined) return new Date(end)
  const start = Math.max(now.getTime(), Date.parse(terms.useFrom))
  return new Date(Math.min(end, start + terms.daysAfterClaim * 86_400_000))
}

/** Coupons of all rounds together. */
export const couponsOf = (terms: Terms): number => terms.rounds.reduce((sum, { count }) => sum + count, 0)

/** A round shared out: union → coupons, and what is for everybody. Rounded down, the rest is for everybody. */
export const sharesOf = (terms: Terms, count: number) => {
  const quotas =
    terms.quota.by === 'none'
      ? []
      : terms.quota.shares.map(({ orgId, share }) => ({ orgId, count: Math.floor((count * share) / 10_000) }))
  return { quotas, rest: count - quotas.reduce((sum, quota) => sum + quota.count, 0) }
}
