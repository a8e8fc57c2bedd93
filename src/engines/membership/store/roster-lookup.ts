import type { Unit } from '../../../kernel/unit'
import { members, type MemberDoc } from './members'
import { orgs, type OrgDoc } from './orgs'

/** What an import asks the books, a thousand rows at a time. */
export interface Found {
  readonly byIdentity: ReadonlyMap<string, MemberDoc>
  readonly byPhone: ReadonlyMap<string, MemberDoc>
}

export type RosterLookup = ReturnType<typeof createRosterLookup>

export const createRosterLookup = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const people = members.of(db)
  return {
    find: async (idKeys: readonly string[], phoneKeys: readonly string[]): Promise<Found> => {
      const [withIdentity, withPhone] = await Promise.all([
        idKeys.length === 0 ? [] : people.find({ idKey: { $in: [...idKeys] } }, options).toArray(),
        people.find({ phoneKey: { $in: [...phoneKeys] }, state: 'active' }, options).toArray(),
      ])
      return {
        byIdentity: new Map(withIdentity.map((member) => [member.idKey ?? '', member])),
        byPhone: new Map(withPhone.map((member) => [member.phoneKey, member])),
      }
    },
    org: (orgId: string): Promise<OrgDoc | null> => orgs.of(db).findOne({ _id: orgId }, options),
    orgsBelow: (orgId: string): Promise<OrgDoc[]> => orgs.of(db).find({ orgPath: orgId }, options).toArray(),
    /** Adds unions that are not there yet; the name of one that another union has taken meanwhile, if any. */
    addOrgs: async (added: readonly OrgDoc[]): Promise<string | undefined> => {
      for (const org of added) {
        const sibling = await orgs.of(db).findOne({ parentId: org.parentId, name: org.name }, options)
        if (sibling && sibling._id !== org._id) return org.name
      }
      if (added.length > 0) {
        await orgs.of(db).bulkWrite(
          added.map(({ _id, ...org }) => ({
            updateOne: { filter: { _id }, update: { $setOnInsert: org }, upsert: true },
          })),
          { ...options, ordered: true },
        )
      }
      return undefined
    },
  }
}
