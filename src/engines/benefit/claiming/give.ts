import type { Fen } from '../../../kernel/money'
import { free, promised } from '../rules/accounts'
import { endOfUse, type Round } from '../rules/rounds'
import { sourcesFor } from '../rules/sources'
import type { Services } from '../services'
import type { CampaignDoc } from '../store/campaigns'
import { couponId, MOST_RETURNS, type CouponDoc } from '../store/coupons'
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

type Wanting = { readonly asker: Asker; readonly number: number; readonly wait: WaitDoc | undefined }

/**
 * Gives one coupon each to the people who ask, in their order, as far as quota goes. Runs in a transaction: the parts
 * taken, the coupons, the places of the waiting list and the entry of the books are one commit. A person who has one
 * already gets that one; who asks twice in one batch is one person.
 */
export const give = async (
  services: Services,
  campaign: CampaignDoc,
  round: Round | undefined,
  askers: readonly Asker[],
): Promise<Given[]> => {
  const { terms, _id: campaignId } = campaign
  const now = services.clock.now()
  const memberIds = [...new Set(askers.map(({ memberId }) => memberId))]
  const { had, waiting } = await services.claimants.look(campaignId, memberIds, terms)

  const results = new Map<string, Given>()
  const wanting: Wanting[] = []
  for (const asker of askers) {
    const { memberId } = asker
    if (results.has(memberId) || wanting.some((one) => one.asker.memberId === memberId)) continue
    const own = had.get(memberId) ?? []
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
      wanting.push({ asker, number: own.length + 1, wait })
    }
  }

  const winners = await take(services, campaign, round, wanting, now)
  const entryId = `issue:${services.ids.next('b')}`
  const made = winners.map(({ asker, number, wait }): CouponDoc => {
    const fromWait = isKept(wait, now)
    return {
      _id: couponId(campaignId, asker.memberId, number),
      ...{ campaignId, memberId: asker.memberId, entryId },
      roundId: fromWait || !round ? 'wait' : round.roundId,
      ...{ worth: campaign.worst, left: campaign.worst, used: 0, released: 0, uses: 0, state: 'held' },
      ...{ claimedAt: now, useUntil: endOfUse(terms, now) },
    }
  })
  if (made.length > 0) {
    await services.coupons.addMany(made)
    const waited = winners.flatMap(({ asker, wait }) =>
      wait?.state === 'waiting' || isKept(wait, now) ? [waitId(campaignId, asker.memberId)] : [],
    )
    await services.waits.set(waited, 'taken')
    await book(services, campaign, entryId, made.length * campaign.worst, made.length, now)
  }
  for (const coupon of made) results.set(coupon.memberId, { state: 'yours', coupon, already: false })
  return askers.map(({ memberId }) => results.get(memberId) ?? { state: 'full', wait: waiting.get(memberId) })
}

/** A place from the waiting list that is the person's until its time is over. */
export const isKept = (wait: WaitDoc | undefined | null, now: Date): boolean =>
  wait?.state === 'offered' && wait.until !== undefined && wait.until > now

/** Those for whom there is something, in order: kept places first cost nothing, the others share what the parts hold. */
const take = async (
  { cells }: Services,
  campaign: CampaignDoc,
  round: Round | undefined,
  wanting: readonly Wanting[],
  now: Date,
): Promise<Wanting[]> => {
  const winners = new Set(wanting.filter(({ wait }) => isKept(wait, now)))
  if (round) {
    // People of one quota take from the same parts: they are served together.
    const groups = new Map<string, Wanting[]>()
    for (const one of wanting) {
      if (winners.has(one)) continue
      const key = JSON.stringify(sourcesFor(campaign.terms, round, one.asker.orgPath, now))
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    for (const group of groups.values()) {
      const sources = sourcesFor(campaign.terms, round, group[0]?.asker.orgPath ?? [], now)
      const taken = await cells.take(campaign._id, sources, group.length)
      for (const one of group.slice(0, taken)) winners.add(one)
    }
  }
  return wanting.filter((one) => winners.has(one))
}

const book = async (
  { ledger, figuresDue }: Services,
  campaign: CampaignDoc,
  entryId: string,
  fen: Fen,
  count: number,
  now: Date,
): Promise<void> => {
  await ledger.post({
    _id: entryId,
    kind: 'issue',
    at: now,
    count,
    lines: [
      { account: free(campaign._id), fen: -fen },
      { account: promised(campaign._id), fen },
    ],
  })
  await figuresDue(campaign._id, now)
}
