import type { House } from '../../../kernel/unit'
import { createShelf } from '../parts/shelf'

/** Builds the search index of what the database holds now and keeps it there, so that no process that answers people
 *  has to; does nothing when it is there already. */
export const refreshSearchIndex = (house: House): Promise<void> => createShelf({}).of(house).refresh()
