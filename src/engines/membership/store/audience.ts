import { MINUTE } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { groups, type GroupDoc } from './groups'
import { members } from './members'
import { orgs } from './orgs'

/** Active members of an enterprise, its workshops included. */
export type UnionSize = 'under-50' | '50-299' | '300-999' | '1000-up'

/** Groups whose path meets `scope`, and that are either named in `groupIds`, or lie below one of `orgIds` and, where
 *  these are given, carry one of `tags` (by themselves or by a union above them) and lie in an enterprise of one of
 *  `industries` and of one of `sizes`; never one of `excludeGroupIds`. */
export interface AudienceFilter {
  readonly scope: readonly string[]
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly industries?: readonly string[]
  readonly sizes?: readonly UnionSize[]
  readonly groupIds: readonly string[]
  readonly excludeGroupIds: readonly string[]
}

/** Unions in one go; a list of ids in a query stays small however many groups there are. */
const UNIONS_AT_ONCE = 1_000

/** Weighing all members of a district takes a while; the pages of one audience follow each other faster than this. */
const SIZES_KEPT = MINUTE

const sizeOf = (members: number): UnionSize =>
  members < 50 ? 'under-50' : members < 300 ? '50-299' : members < 1000 ? '300-999' : '1000-up'

export const createAudienceStore = ({ db, options, clock }: Pick<Unit, 'db' | 'options' | 'clock'>) => {
  const col = groups.of(db)
  let sized: { scope: string; at: number; byEnterprise: Map<string, UnionSize> } | undefined

  /** Every enterprise of the scope with its size. */
  const sizesIn = async (scope: readonly string[]): Promise<Map<string, UnionSize>> => {
    const [key, now] = [JSON.stringify(scope), clock.now().getTime()]
    if (sized?.scope === key && Math.abs(now - sized.at) < SIZES_KEPT) return sized.byEnterprise
    const found = await orgs
      .of(db)
      .find({ orgPath: { $in: [...scope] } }, { ...options, projection: { orgPath: 1, kind: 1 } })
      .toArray()
    const enterprises = new Set(found.filter(({ kind }) => kind === 'enterprise').map(({ _id }) => _id))
    const direct = await members
      .of(db)
      .aggregate<{ _id: string; count: number }>(
        [
          { $match: { orgId: { $in: found.map(({ _id }) => _id) }, state: 'active' } },
          { $group: { _id: '$orgId', count: { $sum: 1 } } },
        ],
        options,
      )
      .toArray()
    const counts = new Map(direct.map(({ _id, count }) => [_id, count]))
    const sums = new Map([...enterprises].map((orgId) => [orgId, 0]))
    for (const { _id, orgPath } of found)
      for (const above of orgPath)
        if (enterprises.has(above)) sums.set(above, (sums.get(above) ?? 0) + (counts.get(_id) ?? 0))
    const byEnterprise = new Map([...sums].map(([orgId, count]) => [orgId, sizeOf(count)]))
    sized = { scope: key, at: now, byEnterprise }
    return byEnterprise
  }

  const ofIndustries = async ({ scope, industries = [] }: AudienceFilter): Promise<object> => {
    if (industries.length === 0) return {}
    const found = await orgs
      .of(db)
      .find(
        { orgPath: { $in: [...scope] }, industry: { $in: [...industries] } },
        { ...options, projection: { _id: 1 } },
      )
      .toArray()
    return { orgPath: { $in: found.map((org) => org._id) } }
  }

  const ofSizes = async ({ scope, sizes = [] }: AudienceFilter): Promise<object> => {
    if (sizes.length === 0) return {}
    const found = [...(await sizesIn(scope))].filter(([, size]) => sizes.includes(size))
    return { orgPath: { $in: found.map(([orgId]) => orgId) } }
  }

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
          {
            $and: [
              { orgPath: { $in: [...filter.orgIds] } },
              await tagged(filter),
              await ofIndustries(filter),
              await ofSizes(filter),
            ],
          },
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

    /** The group that is bound to this WeChat group. */
    byOpengid: (opengid: string): Promise<GroupDoc | null> => col.findOne({ opengid }, options),

    /** What there is to choose from within a scope, with the number of unions that have it. */
    choices: async (scope: readonly string[]) => {
      const count = async (field: 'tags' | 'industry') => {
        const found = await orgs
          .of(db)
          .aggregate<{ _id: string; unions: number }>(
            [
              { $match: { orgPath: { $in: [...scope] }, [field]: { $exists: true } } },
              { $unwind: `$${field}` },
              { $group: { _id: `$${field}`, unions: { $sum: 1 } } },
              { $sort: { unions: -1, _id: 1 } },
              { $limit: 100 },
            ],
            options,
          )
          .toArray()
        return found.map(({ _id, unions }) => ({ name: _id, unions }))
      }
      const sizes = new Map<UnionSize, number>()
      for (const size of (await sizesIn(scope)).values()) sizes.set(size, (sizes.get(size) ?? 0) + 1)
      return {
        tags: await count('tags'),
        industries: await count('industry'),
        sizes: (['under-50', '50-299', '300-999', '1000-up'] as const).map((size) => ({
          size,
          unions: sizes.get(size) ?? 0,
        })),
      }
    },

    /** How many groups of an audience have a robot, are chats without one, or are a page alone; `among`: of these alone. */
    countKinds: async (filter: AudienceFilter, among?: readonly string[]) => {
      const found = await col
        .aggregate<{ _id: { kind: GroupDoc['kind']; robot: boolean }; count: number }>(
          [
            { $match: { $and: [await queryOf(filter), among ? { _id: { $in: [...among] } } : {}] } },
            {
              $group: {
                _id: { kind: '$kind', robot: { $gt: ['$robot', null] } },
                count: { $sum: 1 },
              },
            },
          ],
          options,
        )
        .toArray()
      return found.map(({ _id, count }) => ({ ..._id, count }))
    },

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

    namedLike: (
      scope: readonly string[],
      text: string | undefined,
      after: string | undefined,
      limit: number,
    ): Promise<GroupDoc[]> =>
      col
        .find(
          {
            orgPath: { $in: [...scope] },
            ...(text !== undefined && { name: { $regex: literal(text) } }),
            ...(after !== undefined && { _id: { $gt: after } }),
          },
          options,
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

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

/** What people type is looked for as it is. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
