import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** A list of people that a rule of eligibility names. */
export interface ListDoc {
  _id: string
  name: string
  orgId: string
  orgPath: string[]
  people: number
  changedAt: Date
}

/** `listId:memberId`. */
export interface ListedDoc {
  _id: string
  listId: string
  memberId: string
}

export const lists = collection<ListDoc>('benefit_lists', [{ key: { orgPath: 1, name: 1 } }])
export const listed = collection<ListedDoc>('benefit_listed', [
  { key: { listId: 1, memberId: 1 } },
  // What is kept about one person.
  { key: { memberId: 1 } },
])

export type ListStore = ReturnType<typeof createListStore>

export const createListStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = lists.of(db)
  const people = listed.of(db)
  return {
    get: (listId: string): Promise<ListDoc | null> => all.findOne({ _id: listId }, options),
    many: (ids: readonly string[]): Promise<ListDoc[]> =>
      all.find({ _id: { $in: [...ids] } }, options).toArray(),
    inScope: (scope: readonly string[]): Promise<ListDoc[]> =>
      all
        .find({ orgPath: { $in: [...scope] } }, options)
        .sort({ name: 1 })
        .limit(200)
        .toArray(),
    put: async (list: ListDoc): Promise<void> => {
      await all.replaceOne({ _id: list._id }, list, { ...options, upsert: true })
    },
    /** Which of these are listed: pairs as `listId:memberId`. */
    holds: async (pairs: readonly string[]): Promise<ReadonlySet<string>> => {
      const found = await people
        .find({ _id: { $in: [...pairs] } }, { ...options, projection: { _id: 1 } })
        .toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    change: async (
      listId: string,
      add: readonly string[],
      remove: readonly string[],
      at: Date,
    ): Promise<number> => {
      if (add.length > 0) {
        await people.bulkWrite(
          add.map((memberId) => ({
            updateOne: {
              filter: { _id: `${listId}:${memberId}` },
              update: { $setOnInsert: { listId, memberId } },
              upsert: true,
            },
          })),
          options,
        )
      }
      if (remove.length > 0) {
        await people.deleteMany({ _id: { $in: remove.map((memberId) => `${listId}:${memberId}`) } }, options)
      }
      const count = await people.countDocuments({ listId }, options)
      await all.updateOne({ _id: listId }, { $set: { people: count, changedAt: at } }, options)
      return count
    },
    page: (listId: string, after: string | undefined, limit: number): Promise<ListedDoc[]> =>
      people
        .find({ listId, ...(after !== undefined && { memberId: { $gt: after } }) }, options)
        .sort({ memberId: 1 })
        .limit(limit)
        .toArray(),
  }
}
