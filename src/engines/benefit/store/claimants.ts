import type { Unit } from '../../../kernel/unit'
import type { Terms } from '../rules/rounds'
import { campaigns } from './campaigns'
import { couponIds, coupons, type CouponDoc } from './coupons'
import { waitId, waits, type WaitDoc } from './waits'

export type ClaimantStore = ReturnType<typeof createClaimantStore>

/** What people who claim have already, their coupons and their places on the waiting list, in one go to the database:
 *  a claim that is committed alone pays for each. (Transactions allow $lookup, but not $unionWith.) */
export const createClaimantStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const among = (from: string, as: string, ids: readonly string[]) => ({
    $lookup: { from, as, pipeline: [{ $match: { _id: { $in: ids } } }] },
  })
  return {
    look: async (
      campaignId: string,
      memberIds: readonly string[],
      { perPerson, waitingList }: Pick<Terms, 'perPerson' | 'waitingList'>,
    ): Promise<{
      /** Person → coupons in the order in which they were claimed. */
      readonly had: ReadonlyMap<string, CouponDoc[]>
      readonly waiting: ReadonlyMap<string, WaitDoc>
    }> => {
      const couponsOf = memberIds.flatMap((id) => couponIds(campaignId, id, perPerson))
      const waitsOf = memberIds.map((id) => waitId(campaignId, id))
      const [found] = await campaigns
        .of(db)
        .aggregate<{ had: CouponDoc[]; waiting?: WaitDoc[] }>(
          [
            { $match: { _id: campaignId } },
            { $project: { _id: 1 } },
            among(coupons.name, 'had', couponsOf),
            ...(waitingList ? [among(waits.name, 'waiting', waitsOf)] : []),
          ],
          options,
        )
        .toArray()
      const had = new Map<string, CouponDoc[]>()
      for (const one of found?.had ?? []) had.set(one.memberId, [...(had.get(one.memberId) ?? []), one])
      for (const own of had.values()) own.sort((a, b) => a.claimedAt.getTime() - b.claimedAt.getTime())
      return { had, waiting: new Map((found?.waiting ?? []).map((wait) => [wait.memberId, wait])) }
    },
  }
}
