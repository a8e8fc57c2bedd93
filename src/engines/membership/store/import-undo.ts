import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb'
import type { Unit } from '../../../kernel/unit'
import { groups } from './groups'
import type { ImportRowDoc } from './import-rows'
import { members, type MemberDoc } from './members'
import { orgs, type OrgDoc } from './orgs'

export type ImportUndoStore = ReturnType<typeof createImportUndoStore>

/** Puts records back, each only while it is as the import left it; doing it again changes nothing more. */
export const createImportUndoStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const people = members.of(db)
  const untouched = (row: ImportRowDoc) => ({
    _id: row.memberId,
    importId: row.after.importId ?? '',
    changedAt: row.after.changedAt,
  })
  /** Nobody gave the person a role or bound them, not even since `bound` was read. */
  const neverHeld = { rolesGiven: { $exists: false }, timesBound: { $exists: false } }
  const write = async (writes: AnyBulkWriteOperation<MemberDoc>[]): Promise<void> => {
    if (writes.length === 0) return
    try {
      await people.bulkWrite(writes, { ordered: false })
    } catch (error) {
      // Somebody else has the old phone number by now: that record stays as it is, and is counted as kept.
      const onlyDuplicates =
        error instanceof MongoBulkWriteError && [error.writeErrors].flat().every((one) => one.code === 11000)
      if (!onlyDuplicates) throw error
    }
  }
  return {
    /** New ones go, unless they hold a role, look after a group or are among `bound`. */
    removeAdded: async (added: readonly ImportRowDoc[], bound: ReadonlySet<string>): Promise<void> => {
      const ids = added.map((row) => row.memberId)
      const admins = new Set(
        (
          await groups
            .of(db)
            .find({ adminIds: { $in: ids } }, { ...options, projection: { adminIds: 1 } })
            .toArray()
        ).flatMap((group) => group.adminIds),
      )
      await write(
        added
          .filter((row) => !bound.has(row.memberId) && !admins.has(row.memberId))
          .map((row) => ({ deleteOne: { filter: { ...untouched(row), ...neverHeld } } })),
      )
    },
    restoreChanged: async (changed: readonly ImportRowDoc[]): Promise<void> =>
      write(
        changed.flatMap((row) =>
          row.before === undefined
            ? []
            : [
                {
                  updateOne: {
                    filter: untouched(row),
                    // Roles given and bindings made meanwhile count themselves without touching the rest.
                    update: [
                      {
                        $replaceWith: {
                          $mergeObjects: [
                            { $literal: row.before },
                            { rolesGiven: '$rolesGiven', timesBound: '$timesBound' },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
        ),
      ),
    /** How many of these are gone. */
    goneAmong: async (added: readonly ImportRowDoc[]): Promise<number> =>
      added.length -
      (await people.countDocuments({ _id: { $in: added.map((row) => row.memberId) } }, options)),
    /** How many of these are as they were. */
    restoredAmong: async (changed: readonly ImportRowDoc[]): Promise<number> => {
      const found = await people
        .find(
          { _id: { $in: changed.map((row) => row.memberId) } },
          { ...options, projection: { changedAt: 1 } },
        )
        .toArray()
      const now = new Map(found.map((member) => [member._id, member.changedAt.getTime()]))
      return changed.filter((row) => now.get(row.memberId) === row.before?.changedAt.getTime()).length
    },

    /** Unions that the import added and that nobody uses go, deepest first. */
    removeOrgs: async (added: readonly OrgDoc[]): Promise<number> => {
      let removed = 0
      for (const org of [...added].sort((a, b) => b.orgPath.length - a.orgPath.length)) {
        const used =
          (await people.findOne({ orgPath: org._id }, { ...options, projection: { _id: 1 } })) ??
          (await groups.of(db).findOne({ orgPath: org._id }, { ...options, projection: { _id: 1 } })) ??
          (await orgs.of(db).findOne({ parentId: org._id }, { ...options, projection: { _id: 1 } }))
        if (used) continue
        removed += (
          await orgs
            .of(db)
            .deleteOne({ _id: org._id, ...(org.importId !== undefined && { importId: org.importId }) })
        ).deletedCount
      }
      return removed
    },
  }
}
