import type { Unit } from '../../../kernel/unit'
import { members } from './members'
import { orgs } from './orgs'

/** Who is meant by conditions that must all be met. */
export interface PeopleFilter {
  /** For each of these lists: below one of its unions. */
  readonly below: readonly (readonly string[])[]
  readonly certified: boolean
  /** A member since that day or earlier, `YYYY-MM-DD`. */
  readonly joinedBy?: string | undefined
  readonly among?: readonly string[] | undefined
}

/** What other engines may know of a person's standing in the union. */
export const createStandingStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  /** Active members only; unknown ids are left out. */
  standings: async (memberIds: readonly string[]) => {
    const found = await members
      .of(db)
      .find(
        { _id: { $in: [...memberIds] }, state: 'active' },
        { ...options, projection: { orgPath: 1, certifiedAt: 1, joinedOn: 1 } },
      )
      .toArray()
    return new Map(
      found.map(({ _id, orgPath, certifiedAt, joinedOn }) => [
        _id,
        { orgPath, certified: certifiedAt !== undefined, joinedOn },
      ]),
    )
  },
  /** Union → name, industry and tags; unknown ids are left out. */
  traits: async (orgIds: readonly string[]) => {
    const found = await orgs
      .of(db)
      .find({ _id: { $in: [...orgIds] } }, { ...options, projection: { name: 1, industry: 1, tags: 1 } })
      .toArray()
    return new Map(found.map(({ _id, name, industry, tags }) => [_id, { name, industry, tags }]))
  },
  /** Unions below one that are of one of the industries, or carry one of the tags. */
  carriers: async (
    below: string,
    trait: { readonly industries: readonly string[] } | { readonly tags: readonly string[] },
  ): Promise<string[]> => {
    const carries =
      'tags' in trait ? { tags: { $in: [...trait.tags] } } : { industry: { $in: [...trait.industries] } }
    const found = await orgs
      .of(db)
      .find({ orgPath: below, ...carries }, { ...options, projection: { _id: 1 } })
      .toArray()
    return found.map(({ _id }) => _id)
  },
  countPeople: ({ below, certified, joinedBy, among }: PeopleFilter): Promise<number> =>
    members.of(db).countDocuments(
      {
        state: 'active',
        $and: below.map((orgIds) => ({ orgPath: { $in: [...orgIds] } })),
        ...(certified && { certifiedAt: { $exists: true } }),
        ...(joinedBy !== undefined && { joinedOn: { $lte: joinedBy } }),
        ...(among && { _id: { $in: [...among] } }),
      },
      options,
    ),
})
