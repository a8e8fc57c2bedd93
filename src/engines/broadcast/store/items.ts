import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { ItemContent } from '../rules/feed-item'

/** What items say, once for all groups; an item is never changed, a correction is a new one. */
export const feedItems = collection<ItemContent>('feed_items')

export type ItemStore = ReturnType<typeof createItemStore>

export const createItemStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  add: async (item: ItemContent): Promise<void> => {
    await feedItems.of(db).insertOne(item, options)
  },
  find: async (ids: readonly string[]): Promise<Map<string, ItemContent>> => {
    if (ids.length === 0) return new Map()
    const found = await feedItems
      .of(db)
      .find({ _id: { $in: [...new Set(ids)] } }, options)
      .toArray()
    return new Map(found.map((item) => [item._id, item]))
  },
})
