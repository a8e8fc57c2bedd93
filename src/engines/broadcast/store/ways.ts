import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { ChatChannel } from '../ports'

/** How a group is reached and called, as far as somebody has set it; `_id` is the group. */
export interface WaysDoc {
  _id: string
  order?: ChatChannel[]
  /** What its admin calls it. */
  label?: string
}

export const groupWays = collection<WaysDoc>('group_ways')

export type WaysStore = ReturnType<typeof createWaysStore>

export const createWaysStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  of: async (groupIds: readonly string[]): Promise<ReadonlyMap<string, WaysDoc>> => {
    const found = await groupWays
      .of(db)
      .find({ _id: { $in: [...groupIds] } }, options)
      .toArray()
    return new Map(found.map((ways) => [ways._id, ways]))
  },
  /** Groups whose order somebody has set, by that order. A hand has set each of them, so they are few. */
  ordered: async (): Promise<readonly { readonly order: readonly ChatChannel[]; groupIds: string[] }[]> => {
    const found = await groupWays
      .of(db)
      .aggregate<{ _id: ChatChannel[]; groupIds: string[] }>(
        [
          { $match: { order: { $exists: true } } },
          { $group: { _id: '$order', groupIds: { $push: '$_id' } } },
        ],
        options,
      )
      .toArray()
    return found.map(({ _id, groupIds }) => ({ order: _id, groupIds }))
  },
  set: async (groupId: string, to: Partial<Omit<WaysDoc, '_id'>>): Promise<void> => {
    await groupWays.of(db).updateOne({ _id: groupId }, { $set: to }, { ...options, upsert: true })
  },
})
