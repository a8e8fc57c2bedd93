import { collection } from '../../../kernel/collection'
import type { Role } from '../../../kernel/contract'
import { DAY, SECOND } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { afterId, pageOfIds } from './paging'

/** A role over a subtree. Taken back it stays as a record, no longer active. */
export interface GrantDoc {
  _id: string
  /** Member id. */
  holder: string
  role: Role
  /** Top of the subtree over which it counts … */
  orgId: string
  /** … and that union's own path, so that staff above see it. */
  orgPath: string[]
  grantedBy: string
  grantedAt: Date
  /** From this moment on it no longer counts. */
  until?: Date
  active: boolean
  endedAt?: Date
  /** How often its holder took a role from somebody by it; a change that two takings at once meet on. */
  taken?: number
}

/** As long as the log that tells of it. */
export const GRANT_RETENTION = 3 * 365 * DAY

export const grants = collection<GrantDoc>('grants', [
  {
    key: { holder: 1, role: 1, orgId: 1 },
    unique: true,
    name: 'grant',
    partialFilterExpression: { active: true },
  },
  { key: { holder: 1, active: 1 } },
  { key: { orgPath: 1, active: 1, _id: 1 } },
  { key: { active: 1, until: 1 } },
  { key: { endedAt: 1 }, expireAfterSeconds: GRANT_RETENTION / SECOND },
])

/** What counts now: not taken back and not run out. */
export const counting = (now: Date) => ({
  active: true,
  $or: [{ until: { $exists: false } }, { until: { $gt: now } }],
})

export type GrantsStore = ReturnType<typeof createGrantsStore>

export const createGrantsStore = ({
  db,
  clock,
  ids,
  options,
}: Pick<Unit, 'db' | 'clock' | 'ids' | 'options'>) => {
  const col = grants.of(db)
  return {
    get: (grantId: string) => col.findOne({ _id: grantId, active: true }, options),
    holdsAny: async (memberId: string): Promise<boolean> =>
      (await col.findOne({ holder: memberId, ...counting(clock.now()) }, options)) !== null,
    /** Grants of some roles that count now: of these people, or over something at or below `orgIds` or at `above`. */
    holding: (
      roles: readonly Role[],
      where:
        | { readonly memberIds: readonly string[] }
        | { readonly orgIds: readonly string[]; readonly above: readonly string[] },
    ): Promise<Pick<GrantDoc, 'holder' | 'role' | 'orgId'>[]> =>
      col
        .find(
          {
            $and: [
              counting(clock.now()),
              'memberIds' in where
                ? { holder: { $in: [...where.memberIds] } }
                : { $or: [{ orgPath: { $in: [...where.orgIds] } }, { orgId: { $in: [...where.above] } }] },
            ],
            role: { $in: [...roles] },
          },
          { ...options, projection: { holder: 1, role: 1, orgId: 1 } },
        )
        .limit(600)
        .toArray(),
    ofHolder: (memberId: string) => col.find({ holder: memberId }, options).sort({ grantedAt: 1 }).toArray(),

    /** Giving what somebody has already changes only until when. */
    give: async (
      grant: Pick<GrantDoc, 'holder' | 'role' | 'orgId' | 'orgPath' | 'grantedBy'> & { until?: Date },
    ) => {
      const { holder, role, orgId, until, ...rest } = grant
      const given = await col.findOneAndUpdate(
        { holder, role, orgId, active: true },
        {
          $setOnInsert: { _id: ids.next('grant'), ...rest, grantedAt: clock.now() },
          ...(until ? { $set: { until } } : { $unset: { until: '' } }),
        },
        { ...options, upsert: true, returnDocument: 'after' },
      )
      if (!given) throw new Error('an upsert answers with its document')
      return given
    },

    /** What somebody has already of a role, at exactly this union; counts now or has just run out. */
    given: (holder: string, role: Role, orgId: string) =>
      col.findOne({ holder, role, orgId, active: true }, options),

    /** Makes two staff who take the role from each other at once meet on one record, in the caller's transaction; false
     *  when the caller's own has been taken meanwhile. `lasting`: only one without an end counts. */
    holdForTaking: async (
      memberId: string,
      orgPath: readonly string[],
      lasting = false,
    ): Promise<boolean> => {
      const { matchedCount } = await col.updateMany(
        {
          ...{ holder: memberId, role: 'staff', orgId: { $in: [...orgPath] } },
          ...(lasting ? { active: true, until: { $exists: false } } : counting(clock.now())),
        },
        { $inc: { taken: 1 } },
        options,
      )
      return matchedCount > 0
    },

    /** False when somebody else was faster. */
    end: async (grantId: string): Promise<boolean> => {
      const { modifiedCount } = await col.updateOne(
        { _id: grantId, active: true },
        { $set: { active: false, endedAt: clock.now() } },
        options,
      )
      return modifiedCount === 1
    },

    page: async (scope: readonly string[], filter: { role?: Role }, cursor: string | undefined) => {
      const found = await col
        .find(
          { orgPath: { $in: [...scope] }, ...counting(clock.now()), ...filter, ...afterId(cursor) },
          options,
        )
        .sort({ _id: 1 })
        .limit(51)
        .toArray()
      return pageOfIds(found, 50)
    },
  }
}
