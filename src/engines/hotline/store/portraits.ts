import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** A picture that staff announced for somebody at the desk. */
interface PortraitDoc {
  /** File id. */
  _id: string
  accountId: string
  /** Its bytes were looked at. */
  checked: boolean
  /** Absent once it is used. */
  expiresAt?: Date
}

export const portraits = collection<PortraitDoc>('hotline_portraits', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const createPortraitStore = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const all = portraits.of(db)
  return {
    announce: (fileId: string, accountId: string) =>
      all.insertOne({ _id: fileId, accountId, checked: false, expiresAt: after(clock.now(), DAY) }, options),
    find: async (fileIds: readonly string[]): Promise<Map<string, PortraitDoc>> => {
      const found = await all.find({ _id: { $in: [...fileIds] } }, options).toArray()
      return new Map(found.map((portrait) => [portrait._id, portrait]))
    },
    check: async (fileId: string): Promise<void> => {
      await all.updateOne({ _id: fileId }, { $set: { checked: true }, $unset: { expiresAt: '' } }, options)
    },
  }
}
