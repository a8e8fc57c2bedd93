import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** Codes of WeChat that were redeemed: good once, even if the vendor answers twice. */
export interface UsedCodeDoc {
  /** Fingerprint of kind and code. */
  _id: string
  expiresAt: Date
}

export const usedCodes = collection<UsedCodeDoc>('usedCodes', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type UsedCodesStore = ReturnType<typeof createUsedCodesStore>

export const createUsedCodesStore = ({
  db,
  vault,
  clock,
  options,
}: Pick<Unit, 'db' | 'vault' | 'clock' | 'options'>) => ({
  /** False when it was used before. */
  use: async (kind: 'phone' | 'cloudId' | 'login', code: string): Promise<boolean> => {
    try {
      await usedCodes
        .of(db)
        .insertOne(
          { _id: vault.blind(`${kind} ${code}`, 'usedCode'), expiresAt: after(clock.now(), DAY) },
          options,
        )
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  },
})
