import { collection } from '../../../kernel/collection'
import { insertMissing } from '../../../kernel/insert-missing'
import type { Unit } from '../../../kernel/unit'
import { wordsOf, type ItemContent } from '../rules/feed-item'

/** `words`: all of its words in one spelling, for the search in a group. */
type ItemDoc = ItemContent & { words?: string }

/** What items say, once for all groups; an item is never changed, a correction is a new one. */
export const feedItems = collection<ItemDoc>('feed_items')

/** Words are for searching and go nowhere. */
const WITHOUT_WORDS = { projection: { words: 0 } }

export type ItemStore = ReturnType<typeof createItemStore>

export const createItemStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  add: async (item: ItemContent): Promise<void> => {
    await feedItems.of(db).insertOne({ ...item, words: wordsOf(item) }, options)
  },
  /** Unless there is one of this id. Never inside a transaction. */
  addMissing: async (item: ItemContent): Promise<void> => {
    await insertMissing(feedItems.of(db), [{ ...item, words: wordsOf(item) }], options)
  },
  find: async (ids: readonly string[]): Promise<Map<string, ItemContent>> => {
    if (ids.length === 0) return new Map()
    const found = await feedItems
      .of(db)
      .find<ItemContent>({ _id: { $in: [...new Set(ids)] } }, { ...options, ...WITHOUT_WORDS })
      .toArray()
    return new Map(found.map((item) => [item._id, item]))
  },
  /** Of these items, those that hold every one of the words (lower case). */
  holding: async (ids: readonly string[], words: readonly string[]): Promise<Map<string, ItemContent>> => {
    const found = await feedItems
      .of(db)
      .find<ItemContent>(
        { _id: { $in: [...ids] }, $and: words.map((word) => ({ words: { $regex: literal(word) } })) },
        { ...options, ...WITHOUT_WORDS },
      )
      .toArray()
    return new Map(found.map((item) => [item._id, item]))
  },
})

/** What people type is looked for as it is. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
