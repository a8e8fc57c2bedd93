import type { Consumer } from '../../kernel/outbox'
import type { House } from '../../kernel/unit'
import { refreshSearchIndex } from './intake/refresh-index'
import { LIBRARY_CHANGED } from './store/state'

/** What the library does after a change: the search index is packed anew, beside the work of answering people. */
export const libraryConsumers = (house: House): Readonly<Record<string, Consumer>> => ({
  [LIBRARY_CHANGED]: () => refreshSearchIndex(house),
})
