import type { Unit } from '../../../kernel/unit'
import { members } from './members'
import { orgs, type OrgDoc } from './orgs'
import { pageBy, readCursor, writeCursor } from './paging'

const PAGE = 50
const containing = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))

export type OrgTreeStore = ReturnType<typeof createOrgTreeStore>

export const createOrgTreeStore = ({ db, ids, options }: Pick<Unit, 'db' | 'ids' | 'options'>) => {
  const col = orgs.of(db)
  return {
    get: (orgId: string) => col.findOne({ _id: orgId }, options),
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
      const below = await col
        .find({ orgPath: { $in: [...orgIds] } }, { ...options, projection: { orgPath: 1 } })
        .toArray()
      const counts = await members
        .of(db)
        .aggregate<{ _id: string; count: number }>(
          [
            { $match: { orgId: { $in: below.map((org) => org._id) }, state: 'active' } },
            { $group: { _id: '$orgId', count: { $sum: 1 } } },
          ],
          options,
        )
        .toArray()
      const direct = new Map(counts.map(({ _id, count }) => [_id, count]))
      const sizes = new Map(orgIds.map((orgId) => [orgId, { members: 0, unions: 0 }]))
      for (const org of below) {
        for (const ancestor of org.orgPath) {
          const size = sizes.get(ancestor)
          if (!size) continue
          size.members += direct.get(org._id) ?? 0
          if (ancestor !== org._id) size.unions += 1
        }
      }
      return sizes
    },

    add: async (org: Omit<OrgDoc, '_id' | 'orgPath' | 'names'>, parent: OrgDoc): Promise<string> => {
      const orgId = ids.next('org')
      await col.insertOne(
        { _id: orgId, ...org, orgPath: [...parent.orgPath, orgId], names: [...parent.names, org.name] },
        options,
      )
      return orgId
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
