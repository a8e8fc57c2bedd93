import type { Round, Terms } from './rounds'

/** Parts of a campaign's coupons that belong to no union and to no round. */
export const ALL = 'all'
export const BACK = 'back'

export interface Source {
  readonly roundId: string
  /** Absent: whatever it was kept for. */
  readonly quotaIds?: readonly string[]
}

/** The union whose quota a person has a part in. */
export const quotaOf = (terms: Terms, orgPath: readonly string[]): string | undefined =>
  terms.quota.by === 'org'
    ? terms.quota.shares.find(({ orgId }) => orgPath.includes(orgId))?.orgId
    : undefined

/** From where a claim in the open round may take, in this order: the own quota, what is for all, what earlier rounds
 *  left and what came back. Once quota is returned, any part of the round. */
export const sourcesFor = (terms: Terms, round: Round, orgPath: readonly string[], now: Date): Source[] => {
  const own = quotaOf(terms, orgPath)
  const returned =
    terms.quota.by === 'org' &&
    Date.parse(round.opensAt) + terms.quota.returnAfterMinutes * 60_000 <= now.getTime()
  const before = terms.rounds.filter(({ opensAt }) => Date.parse(opensAt) < Date.parse(round.opensAt))
  return [
    ...(own === undefined ? [] : [{ roundId: round.roundId, quotaIds: [own] }]),
    { roundId: round.roundId, quotaIds: [ALL] },
    ...(returned ? [{ roundId: round.roundId }] : []),
    ...before.map(({ roundId }) => ({ roundId })),
    { roundId: BACK },
  ]
}

/** How many a person could still take, from sums by round and quota. Each part counts once. */
export const leftFor = (
  sources: readonly Source[],
  sums: readonly { readonly roundId: string; readonly quotaId: string; readonly left: number }[],
): number =>
  sums
    .filter(({ roundId, quotaId }) =>
      sources.some(
        (source) =>
          source.roundId === roundId && (source.quotaIds === undefined || source.quotaIds.includes(quotaId)),
      ),
    )
    .reduce((sum, { left }) => sum + left, 0)
