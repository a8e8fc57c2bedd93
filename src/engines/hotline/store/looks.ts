import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** That somebody of the desk looked into a case on a day: a chat is read every few seconds, and one entry a day says it. */
interface LookDoc {
  /** `member:case:day` */
  _id: string
  expiresAt: Date
}

export const looks = collection<LookDoc>('hotline_looks', [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }])

export type LookStore = ReturnType<typeof createLookStore>

export const createLookStore = ({ db, options, clock }: Pick<Unit, 'db' | 'options' | 'clock'>) => ({
  /** True the first time. */
  isFirst: async (id: string): Promise<boolean> => {
    const { upsertedCount } = await looks
      .of(db)
      .updateOne(
        { _id: id },
        { $setOnInsert: { expiresAt: after(clock.now(), 2 * DAY) } },
        { ...options, upsert: true },
      )
    return upsertedCount === 1
  },
})
