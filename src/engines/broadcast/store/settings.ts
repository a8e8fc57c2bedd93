import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** Rules of one desk; `_id` is its union. */
interface SettingsDoc {
  _id: string
  approvalAbove: number
}

export const broadcastSettings = collection<SettingsDoc>('broadcast_settings')

/** Until somebody sets another number. */
export const APPROVAL_ABOVE = 500

export type SettingsStore = ReturnType<typeof createSettingsStore>

export const createSettingsStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => ({
  approvalAbove: async (orgId: string): Promise<number> =>
    (await broadcastSettings.of(db).findOne({ _id: orgId }, options))?.approvalAbove ?? APPROVAL_ABOVE,
  set: async (orgId: string, approvalAbove: number): Promise<void> => {
    await broadcastSettings
      .of(db)
      .updateOne({ _id: orgId }, { $set: { approvalAbove } }, { ...options, upsert: true })
  },
})
