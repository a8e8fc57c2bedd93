import type { Unit } from '../../../kernel/unit'
import { counting, grants } from './grants'
import { members, type MemberDoc } from './members'
import { orgs, type OrgDoc } from './orgs'

/** What an import asks the books, a thousand rows at a time. */
export interface Found {
  readonly byIdentity: ReadonlyMap<string, MemberDoc>
  readonly byPhone: ReadonlyMap<string, MemberDoc>
  /** Member → tops of the subtrees over which they hold a role now, each with its own path. */
  readonly duties: ReadonlyMap<string, readonly (readonly string[])[]>
}

export type RosterLookup = ReturnType<typeof createRosterLookup>

export const createRosterLookup = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const people = members.of(db)
  const dutiesOf = async (memberIds: readonly string[]): Promise<Map<string, string[][]>> => {
    const duties = new Map<string, string[][]>()
    if (memberIds.length === 0) return duties
    const held = grants.of(db).find({ holder: { $in: [...memberIds] }, ...counting(clock.now()) }, options)
    for await (const { holder, orgPath } of held) {
      duties.set(holder, [...(duties.get(holder) ?? []), orgPath])
    }
    return duties
  }
  return {
    find: async (idKeys: readonly string[], phoneKeys: readonly string[]): Promise<Found> => {
      const [withIdentity, withPhone] = await Promise.all([
        idKeys.length === 0 ? [] : people.find({ idKey: { $in: [...idKeys] } }, options).toArray(),
        people.find({ phoneKey: { $in: [...phoneKeys] }, state: 'active' }, options).toArray(),
      ])
      return {
        byIdentity: new Map(withIdentity.map((member) => [member.idKey ?? '', member])),
        byPhone: new Map(withPhone.map((member) => [member.phoneKey, member])),
        duties: await dutiesOf([...new Set([...withIdentity, ...withPhone].map(({ _id }) => _id))]),
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
