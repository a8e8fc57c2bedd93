import { HOUSE } from '../../../kernel/caller'
import { unitOf } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import { pack } from '../parts/packed'
import { createStateStore } from '../store/state'

/** Makes the search index of what the database holds now and keeps it there, so that no process that answers people
 *  has to; does nothing when it is there already. */
export const refreshSearchIndex = async (house: House): Promise<void> => {
  const unit = unitOf(house, HOUSE)
  await pack(unit, await createStateStore(unit).stamp())
}
