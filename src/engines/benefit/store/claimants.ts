import type { Unit } from '../../../kernel/unit'
import type { Terms } from '../rules/rounds'
import { campaigns } from './campaigns'
import { couponIds, coupons, type CouponDoc } from './coupons'
import { waitId, waits, type WaitDoc } from './waits'

/** People of one campaign. */
export interface Asked {
  readonly campaignId: string
  readonly memberIds: readonly string[]
  readonly terms: Pick<Terms, 'perPerson' | 'waitingList'>
}

export interface Known {
  /** Person → coupons in the order in which they were claimed. */
  readonly had: ReadonlyMap<string, CouponDoc[]>
  readonly waiting: ReadonlyMap<string, WaitDoc>
}

export type ClaimantStore = ReturnType<typeof createClaimantStore>

/** What people who claim have already, their coupons and their places on the waiting list, in one go to the database:
 *  a claim that is committed alone pays for each. (Transactions allow $lookup, but not $unionWith.) */
export const createClaimantStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const among = (from: string, as: string, ids: readonly string[]) => ({
    $lookup: { from, as, pipeline: [{ $match: { _id: { $in: ids } } }] },
  })
  return {
    /** In the order of what was asked. */
    look: async (asked: readonly Asked[]): Promise<readonly Known[]> => {
      const couponsOf = asked.flatMap(({ campaignId, memberIds, terms }) =>
        memberIds.flatMap((id) => couponIds(campaignId, id, terms.perPerson)),
      )
      const waitsOf = asked.flatMap(({ campaignId, memberIds, terms }) =>
        terms.waitingList ? memberIds.map((id) => waitId(campaignId, id)) : [],
      )
      const [found] = await campaigns
        .of(db)
        .aggregate<{ had: CouponDoc[]; waiting?: WaitDoc[] }>(
          [
            // Whichever it is: the pipeline needs one document to begin with.
            { $match: { _id: asked[0]?.campaignId } },
            { $project: { _id: 1 } },
            among(coupons.name, 'had', couponsOf),
            ...(waitsOf.length > 0 ? [among(waits.name, 'waiting', waitsOf)] : []),
          ],
          options,
        )
        .toArray()
      const all = found?.had.sort((a, b) => a.claimedAt.getTime() - b.claimedAt.getTime()) ?? []
      return asked.map(({ campaignId }) => {
        const had = new Map<string, CouponDoc[]>()
        for (const one of all) {
          if (one.campaignId === campaignId) had.set(one.memberId, [...(had.get(one.memberId) ?? []), one])
        }
        const waiting = (found?.waiting ?? []).filter((wait) => wait.campaignId === campaignId)
        return { had, waiting: new Map(waiting.map((wait) => [wait.memberId, wait])) }
      })
    },
  }
}
