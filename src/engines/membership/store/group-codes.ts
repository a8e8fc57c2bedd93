import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** The one-time code with which an admin binds a WeChat group; a new one replaces the old. */
export interface GroupCodeDoc {
  /** Group id. */
  _id: string
  /** Keyed fingerprint: 8 digits are too few for a bare hash. */
  codeKey: string
  expiresAt: Date
}

export const GROUP_CODE_LIFE = DAY

export const groupCodes = collection<GroupCodeDoc>('groupCodes', [
  { key: { codeKey: 1 }, unique: true, name: 'group_code' },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type GroupCodesStore = ReturnType<typeof createGroupCodesStore>

export const createGroupCodesStore = ({
  db,
  vault,
  clock,
  options,
}: Pick<Unit, 'db' | 'vault' | 'clock' | 'options'>) => {
  const col = groupCodes.of(db)
  const keyOf = (code: string): string => vault.blind(code, 'groupCode')
  return {
    /** A code that no other group has; of a hundred million some thousands are taken. */
    free: async (draw: () => string): Promise<string> => {
      for (;;) {
        const code = draw()
        if (!(await col.findOne({ codeKey: keyOf(code) }, options))) return code
      }
    },
    put: async (groupId: string, code: string): Promise<Date> => {
      const expiresAt = after(clock.now(), GROUP_CODE_LIFE)
      await col.updateOne(
        { _id: groupId },
        { $set: { codeKey: keyOf(code), expiresAt } },
        { ...options, upsert: true },
      )
      return expiresAt
    },
    /** The group for which the code is good now. */
    groupOf: async (code: string): Promise<string | undefined> =>
      (await col.findOne({ codeKey: keyOf(code), expiresAt: { $gt: clock.now() } }, options))?._id,
    use: async (groupId: string, code: string): Promise<boolean> =>
      (await col.deleteOne({ _id: groupId, codeKey: keyOf(code), expiresAt: { $gt: clock.now() } }, options))
        .deletedCount === 1,
  }
}
