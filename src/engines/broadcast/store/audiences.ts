import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { AskedAudience } from '../rules/audience'

/** An audience under a name, for the desks of one union. */
export interface SavedAudienceDoc {
  _id: string
  orgId: string
  orgPath: string[]
  name: string
  audience: AskedAudience
  savedBy: string
}

export const savedAudiences = collection<SavedAudienceDoc>('broadcast_audiences', [
  { key: { orgId: 1, name: 1 }, unique: true, name: 'audience_name' },
  { key: { orgPath: 1, name: 1 } },
])

const MOST = 100

export type AudienceStore = ReturnType<typeof createSavedAudienceStore>

export const createSavedAudienceStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = savedAudiences.of(db)
  return {
    get: (audienceId: string): Promise<SavedAudienceDoc | null> => all.findOne({ _id: audienceId }, options),
    /** Throws as a duplicate of `audience_name`. */
    add: async (audience: SavedAudienceDoc): Promise<void> => {
      await all.insertOne(audience, options)
    },
    change: async (
      audienceId: string,
      to: Pick<SavedAudienceDoc, 'name' | 'audience' | 'savedBy'>,
    ): Promise<void> => {
      await all.updateOne({ _id: audienceId }, { $set: to }, options)
    },
    below: (orgIds: readonly string[]): Promise<SavedAudienceDoc[]> =>
      all.find({ orgPath: { $in: [...orgIds] } }, { ...options, sort: { name: 1 }, limit: MOST }).toArray(),
    drop: async (audienceId: string): Promise<void> => {
      await all.deleteOne({ _id: audienceId }, options)
    },
  }
}
