import { free, promised } from '../rules/accounts'
import { endOfUse, type Round } from '../rules/rounds'
import { sourcesFor, type Source } from '../rules/sources'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import type { Known } from '../store/claimants'
import { couponId, MOST_RETURNS, type CouponDoc } from '../store/coupons'
import type { EntryDoc } from '../store/ledger'
import { waitId, type WaitDoc } from '../store/waits'

/** A person who asks for one coupon. */
export interface Asker {
  readonly memberId: string
  readonly orgPath: readonly string[]
}

export type Given =
  | { readonly state: 'yours'; readonly coupon: CouponDoc; readonly already: boolean }
  /** The round holds nothing for this person; the place on the waiting list, if there is one. */
  | { readonly state: 'full'; readonly wait: WaitDoc | undefined }
  /** As many as the person may have in all. */
  | { readonly state: 'limit' }
  /** No round is open, and no place is kept for this person. */
  | { readonly state: 'closed' }

/** People who claim of one campaign in one round. */
export interface Rush {
  readonly campaign: CampaignDoc
  readonly round: Round | undefined
  readonly askers: readonly Asker[]
}

type Wanting = { readonly asker: Asker; readonly number: number; readonly wait: WaitDoc | undefined }

/** What was found out about a rush before anything was taken. */
interface Sorted extends Rush {
  readonly results: Map<string, Given>
  readonly wanting: readonly Wanting[]
  readonly waiting: Known['waiting']
}

/**
 * Gives one coupon each to the people who ask, in their order, as far as quota goes. Runs in a transaction: the parts
 * taken, the coupons, the places of the waiting list and an entry of the books for each rush are one commit. A person who
 * has one already gets that one; who asks twice in one batch is one person. Results in the order of the rushes and askers.
 */
export const give = async (services: Services, rushes: readonly Rush[]): Promise<Given[][]> => {
  const now = services.clock.now()
  const known = await services.claimants.look(
    rushes.map(({ campaign, askers }) => ({
      campaignId: campaign._id,
      memberIds: [...new Set(askers.map(({ memberId }) => memberId))],
      terms: campaign.terms,
    })),
  )
  const sorted = rushes.map((rush, at) => sort(rush, known[at], now))
  const winners = await take(services, sorted, now)

  const issued = sorted.flatMap((rush, at) => {
    const won = rush.wanting.filter((one) => winners[at]?.has(one))
    return won.length > 0 ? [{ ...rush, won, entryId: `issue:${services.ids.next('b')}` }] : []
  })
  const made = issued.flatMap(({ campaign, round, won, entryId, results }) =>
    won.map(({ asker, number, wait }) => {
      const coupon: CouponDoc = {
        _id: couponId(campaign._id, asker.memberId, number),
        ...{ campaignId: campaign._id, memberId: asker.memberId, entryId },
        roundId: isKept(wait, now) || !round ? 'wait' : round.roundId,
        ...{ worth: campaign.worst, left: campaign.worst, used: 0, released: 0, uses: 0, state: 'held' },
        ...{ claimedAt: now, useUntil: endOfUse(campaign.terms, now) },
      }
      results.set(asker.memberId, { state: 'yours', coupon, already: false })
      return coupon
    }),
  )
  if (made.length > 0) {
    await services.coupons.addMany(made)
    const waited = issued.flatMap(({ campaign, won }) =>
      won.flatMap(({ asker, wait }) =>
        wait?.state === 'waiting' || isKept(wait, now) ? [waitId(campaign._id, asker.memberId)] : [],
      ),
    )
    await services.waits.set(waited, 'taken')
    await services.ledger.postAll(
      issued.map(({ campaign, won, entryId }) => entryOf(campaign, entryId, won.length, now)),
    )
    await Promise.all(issued.map(({ campaign }) => services.figuresDue(campaign._id, now)))
  }
  return sorted.map(({ askers, results, waiting }) =>
    askers.map(({ memberId }) => results.get(memberId) ?? { state: 'full', wait: waiting.get(memberId) }),
  )
}

/** Who of a rush has what they ask for, who may have no more, and who wants one. */
const sort = (rush: Rush, known: Known | undefined, now: Date): Sorted => {
  const { campaign, round, askers } = rush
  const { terms } = campaign
  const waiting: Known['waiting'] = known?.waiting ?? new Map()
  const results = new Map<string, Given>()
  const wanting = new Map<string, Wanting>()
  for (const asker of askers) {
    const { memberId } = asker
    if (results.has(memberId) || wanting.has(memberId)) continue
    const own = known?.had.get(memberId) ?? []
    const counted = own.filter(({ state }) => state !== 'returned')
    const ofRound = counted.filter(({ roundId }) => roundId === round?.roundId)
    const last = ofRound.at(-1)
    const wait = waiting.get(memberId)
    const kept = isKept(wait, now)
    if (round && last && ofRound.length >= terms.perRound && !kept) {
      results.set(memberId, { state: 'yours', coupon: last, already: true })
    } else if (counted.length >= terms.perPerson || own.length >= terms.perPerson + MOST_RETURNS) {
      const held = counted.findLast(({ state }) => state === 'held')
      results.set(memberId, held ? { state: 'yours', coupon: held, already: true } : { state: 'limit' })
    } else if (!round && !kept) {
      results.set(memberId, { state: 'closed' })
    } else {
      wanting.set(memberId, { asker, number: own.length + 1, wait })
    }
  }
  return { ...rush, results, wanting: [...wanting.values()], waiting }
}

/** A place from the waiting list that is the person's until its time is over. */
export const isKept = (wait: WaitDoc | undefined | null, now: Date): boolean =>
  wait?.state === 'offered' && wait.until !== undefined && wait.until > now

/** Of each rush those for whom there is something: kept places cost nothing, the others share what the parts hold. */
const take = async (
  { cells }: Services,
  sorted: readonly Sorted[],
  now: Date,
): Promise<readonly ReadonlySet<Wanting>[]> => {
  const winners = sorted.map(({ wanting }) => new Set(wanting.filter(({ wait }) => isKept(wait, now))))
  const groups = sorted.flatMap(({ campaign, round, wanting }, at) => {
    if (!round) return []
    // People of one quota take from the same parts: they are served together.
    const byQuota = new Map<string, { sources: readonly Source[]; people: Wanting[] }>()
    for (const one of wanting) {
      if (winners[at]?.has(one)) continue
      const sources = sourcesFor(campaign.terms, round, one.asker.orgPath, now)
      const key = JSON.stringify(sources)
      const group = byQuota.get(key) ?? { sources, people: [] }
      group.people.push(one)
      byQuota.set(key, group)
    }
    return [...byQuota.values()].map((group) => ({ ...group, at, campaignId: campaign._id }))
  })
  const taken = await cells.take(
    groups.map(({ campaignId, sources, people }) => ({ campaignId, sources, count: people.length })),
  )
  for (const [index, { at, people }] of groups.entries()) {
    for (const one of people.slice(0, taken[index])) winners[at]?.add(one)
  }
  return winners
}

const entryOf = (campaign: CampaignDoc, entryId: string, count: number, now: Date): EntryDoc => {
  const fen = count * campaign.worst
  return {
    _id: entryId,
    kind: 'issue',
    at: now,
    count,
    lines: [
      { account: free(campaign._id), fen: -fen },
      { account: promised(campaign._id), fen },
    ],
  }
}
