import type { Unit } from '../../../kernel/unit'
import { members } from './members'
import { orgs, type OrgDoc } from './orgs'
import { pageBy, readCursor, writeCursor } from './paging'

const PAGE = 50
const containing = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))

export type OrgTreeStore = ReturnType<typeof createOrgTreeStore>

export const createOrgTreeStore = ({ db, ids, options }: Pick<Unit, 'db' | 'ids' | 'options'>) => {
  const col = orgs.of(db)

  /** Union → ids of its subtree, itself included. One that does not exist has none. */
  const subtreesOf = async (orgIds: readonly string[]): Promise<Map<string, string[]>> => {
    const subtrees = new Map<string, string[]>()
    const wanted = new Set(orgIds)
    const below = col.find(
      { orgPath: { $in: [...wanted] } },
      { ...options, projection: { orgPath: 1 }, batchSize: 10_000 },
    )
    for await (const { _id, orgPath } of below) {
      for (const above of orgPath.filter((id) => wanted.has(id))) {
        const ids = subtrees.get(above)
        if (ids) ids.push(_id)
        else subtrees.set(above, [_id])
      }
    }
    return subtrees
  }

  const countIn = (orgIds: readonly string[]): Promise<number> =>
    members.of(db).countDocuments({ orgId: { $in: [...orgIds] }, state: 'active' }, options)

  return {
    get: (orgId: string) => col.findOne({ _id: orgId }, options),
    tagsIn: (scope: readonly string[]): Promise<string[]> =>
      col.distinct('tags', { orgPath: { $in: [...scope] } }, options),
    industriesIn: async (scope: readonly string[]): Promise<string[]> => {
      const found = await col.distinct('industry', { orgPath: { $in: [...scope] } }, options)
      return found.filter((industry) => industry !== undefined)
    },
    namesOf: async (orgIds: readonly string[]): Promise<Map<string, string>> => {
      const found = await col
        .find({ _id: { $in: [...new Set(orgIds)] } }, { ...options, projection: { name: 1 } })
        .toArray()
      return new Map(found.map((org) => [org._id, org.name]))
    },

    /** The tops of a scope, the children of one union, or whatever below the scope has `text` in its name. */
    page: async (
      which: { tops: readonly string[]; parentId?: string; text?: string },
      cursor: string | undefined,
    ) => {
      const [name, id] = cursor === undefined ? [] : readCursor(cursor, 2)
      const where =
        which.text === undefined
          ? which.parentId === undefined
            ? { _id: { $in: [...which.tops] } }
            : { parentId: which.parentId }
          : {
              orgPath: { $in: which.parentId === undefined ? [...which.tops] : [which.parentId] },
              name: containing(which.text),
            }
      const after =
        name === undefined || id === undefined
          ? {}
          : { $or: [{ name: { $gt: name } }, { name, _id: { $gt: id } }] }
      const found = await col
        .find({ $and: [where, after] }, options)
        .sort({ name: 1, _id: 1 })
        .limit(PAGE + 1)
        .toArray()
      return pageBy<OrgDoc>(found, PAGE, (last) => writeCursor(last.name, last._id))
    },

    /** For each of these unions: members and unions of its subtree, itself not counted as one. */
    sizesOf: async (orgIds: readonly string[]): Promise<Map<string, { members: number; unions: number }>> => {
      const subtrees = await subtreesOf(orgIds)
      const sizes = new Map<string, { members: number; unions: number }>()
      for (const [orgId, ids] of subtrees) {
        sizes.set(orgId, { members: await countIn(ids), unions: ids.length - 1 })
      }
      return sizes
    },

    /** The same for many unions: members only, in one go. */
    membersOfEach: async (orgIds: readonly string[]): Promise<Map<string, number>> => {
      const subtrees = await subtreesOf(orgIds)
      const found = await members
        .of(db)
        .aggregate<{ _id: string; count: number }>(
          [
            { $match: { orgId: { $in: [...new Set([...subtrees.values()].flat())] }, state: 'active' } },
            { $group: { _id: '$orgId', count: { $sum: 1 } } },
          ],
          options,
        )
        .toArray()
      const direct = new Map(found.map(({ _id, count }) => [_id, count]))
      const sum = (ids: readonly string[]) => ids.reduce((all, id) => all + (direct.get(id) ?? 0), 0)
      return new Map([...subtrees].map(([orgId, ids]) => [orgId, sum(ids)]))
    },

    /** Members below these unions, each counted as often as the weights of the unions above them say.
     *  Counts keys of an index and reads no document, and one count serves all unions of one weight. */
    weighMembers: async (weights: ReadonlyMap<string, number>): Promise<number> => {
      const weightOf = new Map<string, number>()
      for (const [orgId, ids] of await subtreesOf([...weights.keys()])) {
        for (const id of ids) weightOf.set(id, (weightOf.get(id) ?? 0) + (weights.get(orgId) ?? 0))
      }
      const byWeight = new Map<number, string[]>()
      for (const [id, weight] of weightOf) {
        const ids = byWeight.get(weight)
        if (ids) ids.push(id)
        else byWeight.set(weight, [id])
      }
      let sum = 0
      for (const [weight, ids] of byWeight) sum += weight * (await countIn(ids))
      return sum
    },

    add: async (org: Omit<OrgDoc, '_id' | 'orgPath' | 'names'>, parent: OrgDoc): Promise<string> => {
      const orgId = ids.next('org')
      await col.insertOne(
        { _id: orgId, ...org, orgPath: [...parent.orgPath, orgId], names: [...parent.names, org.name] },
        options,
      )
      return orgId
    },

    /** The one that everything stands below; there is at most one, and none before a house is founded. */
    top: () => col.findOne({ parentId: null }, options),
    addTop: async (kind: OrgDoc['kind'], name: string): Promise<OrgDoc> => {
      const _id = ids.next('org')
      const org: OrgDoc = { _id, kind, name, parentId: null, orgPath: [_id], names: [name], tags: [] }
      await col.insertOne(org, options)
      return org
    },

    /** A new name is carried into the paths of everything below. */
    change: async (org: OrgDoc, to: { name: string; industry?: string; tags: string[] }): Promise<void> => {
      await col.updateOne(
        { _id: org._id },
        {
          $set: { name: to.name, tags: to.tags, ...(to.industry !== undefined && { industry: to.industry }) },
          ...(to.industry === undefined && { $unset: { industry: '' } }),
        },
        options,
      )
      if (to.name === org.name) return
      await col.updateMany(
        { orgPath: org._id },
        { $set: { [`names.${org.orgPath.length - 1}`]: to.name } },
        options,
      )
    },
  }
}
