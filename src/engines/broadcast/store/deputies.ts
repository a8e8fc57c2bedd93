import { collection } from '../../../kernel/collection'
import { after, DAY, startOfDay } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** Who passes things on in a group while its admin is away; `groupId:memberId`. */
export interface DeputyDoc {
  _id: string
  groupId: string
  memberId: string
  /** The admin who named the deputy. */
  insteadOf: string
  /** The last day, YYYY-MM-DD in Asia/Shanghai. */
  until: string
  expiresAt: Date
}

export const deputies = collection<DeputyDoc>('relay_deputies', [
  { key: { memberId: 1 } },
  { key: { groupId: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type DeputyStore = ReturnType<typeof createDeputyStore>

export const createDeputyStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = deputies.of(db)
  return {
    /** Naming somebody again moves the last day. */
    name: async (deputy: Omit<DeputyDoc, '_id' | 'expiresAt'>): Promise<void> => {
      const expiresAt = after(startOfDay(deputy.until), DAY)
      await all.updateOne(
        { _id: `${deputy.groupId}:${deputy.memberId}` },
        { $set: { ...deputy, expiresAt } },
        { ...options, upsert: true },
      )
    },
    end: async (groupId: string, memberId: string): Promise<boolean> =>
      (await all.deleteOne({ _id: `${groupId}:${memberId}` }, options)).deletedCount === 1,
    /** `today`: YYYY-MM-DD; whose last day is over is left out before the database forgets them. */
    ofMember: (memberId: string, today: string): Promise<DeputyDoc[]> =>
      all.find({ memberId, until: { $gte: today } }, { ...options, limit: 50 }).toArray(),
    ofGroups: (groupIds: readonly string[], today: string): Promise<DeputyDoc[]> =>
      all
        .find({ groupId: { $in: [...groupIds] }, until: { $gte: today } }, { ...options, limit: 200 })
        .toArray(),
  }
}
