import { recount } from '../engines/broadcast/counting'
import { allBroadcasts } from '../engines/broadcast/store/broadcasts'
import { HOUSE } from '../kernel/caller'
import { inTransaction } from '../kernel/transaction'
import type { House } from '../kernel/unit'

export interface Recounted {
  readonly broadcasts: number
  readonly differing: readonly { readonly title: string; readonly wrong: number }[]
  /** Groups whose counters differed from the receipts, over all broadcasts. */
  readonly groups: number
}

/** Every broadcast in a transaction of its own, so that people may answer meanwhile. */
export const recountAll = async (house: House): Promise<Recounted> => {
  const differing: { title: string; wrong: number }[] = []
  let broadcasts = 0
  for await (const { _id, title } of allBroadcasts(house)) {
    broadcasts += 1
    const wrong = await inTransaction(house, HOUSE, (unit) => recount(unit, _id))
    if (wrong > 0) differing.push({ title, wrong })
  }
  return { broadcasts, differing, groups: differing.reduce((sum, { wrong }) => sum + wrong, 0) }
}
