import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** A code that is on somebody's screen: 12 digits, drawn by chance, good for a minute. */
export interface CodeDoc {
  /** Fingerprint of the digits. */
  _id: string
  couponId: string
  /** The coupon's `uses` when it was shown: after a use the code is void. */
  uses: number
  expiresAt: Date
  /** Kept longer than it counts, so that an old code is told from one that never was. */
  forgetAt: Date
}

export const codes = collection<CodeDoc>('benefit_codes', [{ key: { forgetAt: 1 }, expireAfterSeconds: 0 }])

export type CodeStore = ReturnType<typeof createCodeStore>

export const createCodeStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  add: async (code: CodeDoc): Promise<void> => {
    await codes.of(db).insertOne(code, options)
  },
  find: (id: string): Promise<CodeDoc | null> => codes.of(db).findOne({ _id: id }, options),
})
