import type { Unit } from '../../../kernel/unit'
import { members, type MemberDoc } from './members'
import { afterId, pageBy, pageOfIds, readCursor, writeCursor } from './paging'

const PAGE = 50
/** No list needs the sealed values, so they do not even leave the database. */
const WITHOUT_KEYS = { phoneKey: 0, idKey: 0, nameKey: 0 } as const

export type ListedMember = Omit<MemberDoc, 'phoneKey' | 'idKey' | 'nameKey'>
export type PeopleStore = ReturnType<typeof createPeopleStore>

/** Regular expressions are made from typed text only here, with every special character made harmless. */
const startingWith = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}`)

export const createPeopleStore = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const col = members.of(db)
  return {
    get: (memberId: string) => col.findOne({ _id: memberId, state: 'active' }, options),
    byPhone: (phoneKey: string) => col.findOne({ phoneKey, state: 'active' }, options),
    /** Two people of one name and the same six digits are told apart by nobody, so neither is found. */
    byNameAndDigits: async (nameKey: string): Promise<MemberDoc | undefined> => {
      const found = await col.find({ nameKey, state: 'active' }, options).limit(2).toArray()
      return found.length === 1 ? found[0] : undefined
    },
    namesOf: async (memberIds: readonly string[]): Promise<Map<string, string>> => {
      const found = await col
        .find({ _id: { $in: [...new Set(memberIds)] } }, { ...options, projection: { name: 1 } })
        .toArray()
      return new Map(found.map((member) => [member._id, member.name]))
    },
    briefOf: async (memberIds: readonly string[]) => {
      const found = await col
        .find({ _id: { $in: [...new Set(memberIds)] } }, { ...options, projection: { name: 1, orgId: 1 } })
        .toArray()
      return new Map(found.map(({ _id, name, orgId }) => [_id, { name, orgId }]))
    },
    /** Active ones of these, by name, at most 200. */
    placesOf: (
      memberIds: readonly string[],
    ): Promise<Pick<MemberDoc, '_id' | 'name' | 'orgId' | 'orgPath'>[]> =>
      col
        .find(
          { _id: { $in: [...new Set(memberIds)] }, state: 'active' },
          { ...options, projection: { name: 1, orgId: 1, orgPath: 1 } },
        )
        .sort({ name: 1, _id: 1 })
        .limit(200)
        .toArray(),
    /** Of these ids, those that are active members below one of the unions. */
    activeBelow: async (orgIds: readonly string[], memberIds: readonly string[]): Promise<string[]> => {
      const found = await col
        .find(
          { _id: { $in: [...memberIds] }, orgPath: { $in: [...orgIds] }, state: 'active' },
          { ...options, projection: { _id: 1 } },
        )
        .toArray()
      return found.map((member) => member._id)
    },

    page: async (orgIds: readonly string[], cursor: string | undefined) => {
      const found = await col
        .find(
          { orgPath: { $in: [...orgIds] }, state: 'active', ...afterId(cursor) },
          { ...options, projection: WITHOUT_KEYS },
        )
        .sort({ _id: 1 })
        .limit(PAGE + 1)
        .toArray()
      return pageOfIds<ListedMember>(found, PAGE)
    },
    pageByName: async (orgIds: readonly string[], text: string, cursor: string | undefined) => {
      const [name, id] = cursor === undefined ? [] : readCursor(cursor, 2)
      const after =
        name === undefined || id === undefined
          ? {}
          : { $or: [{ name: { $gt: name } }, { name, _id: { $gt: id } }] }
      const found = await col
        .find(
          { name: startingWith(text), orgPath: { $in: [...orgIds] }, state: 'active', ...after },
          { ...options, projection: WITHOUT_KEYS },
        )
        .sort({ name: 1, _id: 1 })
        .limit(PAGE + 1)
        .toArray()
      return pageBy<ListedMember>(found, PAGE, (last) => writeCursor(last.name, last._id))
    },
    pageByPhone: async (orgIds: readonly string[], phoneKey: string) => ({
      items: await col
        .find(
          { phoneKey, orgPath: { $in: [...orgIds] }, state: 'active' },
          { ...options, projection: WITHOUT_KEYS },
        )
        .toArray(),
    }),

    add: (member: MemberDoc) => col.insertOne(member, options),

    certify: (memberId: string, certified: boolean) =>
      col.updateOne(
        { _id: memberId, state: 'active' },
        certified
          ? { $set: { certifiedAt: clock.now(), changedAt: clock.now() } }
          : { $unset: { certifiedAt: '' }, $set: { changedAt: clock.now() } },
        options,
      ),

    /** Makes binding meet leaving and the undoing of an import; false when the member is gone. The person's data stay as
     *  they were, so this is no change. */
    holdForBinding: async (memberId: string): Promise<boolean> => {
      const { matchedCount } = await col.updateOne(
        { _id: memberId, state: 'active' },
        { $inc: { timesBound: 1 } },
        options,
      )
      return matchedCount === 1
    },

    /** Makes giving a role and leaving meet on one record; false when the member has left. It counts as a change, so a
     *  roster that was checked before the role does not bring the holder another phone after it. */
    holdForRole: async (memberId: string): Promise<boolean> => {
      const { matchedCount } = await col.updateOne(
        { _id: memberId, state: 'active' },
        { $inc: { rolesGiven: 1 }, $set: { changedAt: clock.now() } },
        options,
      )
      return matchedCount === 1
    },

    /** What is left keeps the ledgers whole and names nobody. */
    pseudonymise: (memberId: string, empty: MemberDoc['phone']) =>
      col.updateOne(
        { _id: memberId, state: 'active' },
        {
          $set: {
            name: '已退出',
            state: 'left',
            phone: empty,
            phoneKey: `left:${memberId}`,
            changedAt: clock.now(),
          },
          $unset: { idNumber: '', idKey: '', nameKey: '', joinedOn: '', certifiedAt: '', importId: '' },
        },
        options,
      ),
  }
}
