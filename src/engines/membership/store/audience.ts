import type { Unit } from '../../../kernel/unit'
import { groups, type GroupDoc } from './groups'
import { members } from './members'
import { orgs } from './orgs'

/** Groups whose path meets `scope`, and that are either named in `groupIds`, or lie below one of `orgIds` and (with
 *  `tags`) carry one of them, by themselves or by a union above them; never one of `excludeGroupIds`. */
export interface AudienceFilter {
  readonly scope: readonly string[]
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly groupIds: readonly string[]
  readonly excludeGroupIds: readonly string[]
}

/** Unions in one go; a list of ids in a query stays small however many groups there are. */
const UNIONS_AT_ONCE = 1_000

export const createAudienceStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = groups.of(db)

  const tagged = async ({ scope, tags }: AudienceFilter): Promise<object> => {
    if (tags.length === 0) return {}
    const carriers = await orgs
      .of(db)
      .find(
        { orgPath: { $in: [...scope] }, tags: { $in: [...tags] } },
        { ...options, projection: { _id: 1 } },
      )
      .toArray()
    return { $or: [{ tags: { $in: [...tags] } }, { orgPath: { $in: carriers.map((org) => org._id) } }] }
  }

  const queryOf = async (filter: AudienceFilter) => ({
    $and: [
      { orgPath: { $in: [...filter.scope] } },
      { _id: { $nin: [...filter.excludeGroupIds] } },
      {
        $or: [
          { _id: { $in: [...filter.groupIds] } },
          { $and: [{ orgPath: { $in: [...filter.orgIds] } }, await tagged(filter)] },
        ],
      },
    ],
  })

  return {
    byIds: (groupIds: readonly string[]) => col.find({ _id: { $in: [...groupIds] } }, options).toArray(),

    readBy: (memberId: string | undefined, orgPath: readonly string[], limit: number): Promise<GroupDoc[]> =>
      col
        .find(
          {
            $or: [
              { orgId: { $in: [...orgPath] } },
              ...(memberId === undefined ? [] : [{ adminIds: memberId }]),
            ],
          },
          options,
        )
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    page: async (filter: AudienceFilter, after: string | undefined, limit: number): Promise<GroupDoc[]> =>
      col
        .find({ $and: [await queryOf(filter), after === undefined ? {} : { _id: { $gt: after } }] }, options)
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Union → number of its groups in the audience, some unions at a time; each union comes once. */
    groupsByUnion: async function* (filter: AudienceFilter): AsyncGenerator<Map<string, number>> {
      const found = col.aggregate<{ _id: string; count: number }>(
        [{ $match: await queryOf(filter) }, { $group: { _id: '$orgId', count: { $sum: 1 } } }],
        options,
      )
      let some = new Map<string, number>()
      for await (const { _id, count } of found) {
        some.set(_id, count)
        if (some.size < UNIONS_AT_ONCE) continue
        yield some
        some = new Map()
      }
      if (some.size > 0) yield some
    },

    readers: async (orgId: string, after: string | undefined, limit: number) => {
      const found = await members
        .of(db)
        .find(
          { orgPath: orgId, state: 'active', ...(after !== undefined && { _id: { $gt: after } }) },
          { ...options, projection: { name: 1 } },
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray()
      return found.map(({ _id, name }) => ({ memberId: _id, name }))
    },

    orgs: (orgIds: readonly string[]) =>
      orgs
        .of(db)
        .find({ _id: { $in: [...orgIds] } }, { ...options, projection: { name: 1, orgPath: 1, kind: 1 } })
        .toArray(),
  }
}
