import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { ChatChannel } from '../ports'
import type { AskedAudience } from '../rules/audience'
import type { TypedContent } from '../rules/typed-content'

/** What somebody is still writing; seen by that person alone. */
export interface DraftDoc {
  _id: string
  ownerId: string
  revision: number
  content: TypedContent
  audience: AskedAudience
  compulsory: boolean
  channels: ChatChannel[]
  savedAt: Date
  expiresAt: Date
}

/** A draft nobody came back to for half a year is forgotten. */
const KEEP = 180 * DAY

export const drafts = collection<DraftDoc>('broadcast_drafts', [
  { key: { ownerId: 1, savedAt: -1, _id: -1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type DraftStore = ReturnType<typeof createDraftStore>
type Body = Pick<DraftDoc, 'content' | 'audience' | 'compulsory' | 'channels'>

export const createDraftStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = drafts.of(db)
  return {
    get: (draftId: string, ownerId: string): Promise<DraftDoc | null> =>
      all.findOne({ _id: draftId, ownerId }, options),
    add: async (draftId: string, ownerId: string, body: Body, at: Date): Promise<void> => {
      await all.insertOne(
        { _id: draftId, ownerId, revision: 1, ...body, savedAt: at, expiresAt: after(at, KEEP) },
        options,
      )
    },
    /** The new revision; undefined when somebody saved since `revision` was read. */
    save: async (
      draftId: string,
      ownerId: string,
      revision: number,
      body: Body,
      at: Date,
    ): Promise<number | undefined> => {
      const { matchedCount } = await all.updateOne(
        { _id: draftId, ownerId, revision },
        { $set: { ...body, savedAt: at, expiresAt: after(at, KEEP) }, $inc: { revision: 1 } },
        options,
      )
      return matchedCount === 1 ? revision + 1 : undefined
    },
    page: (
      ownerId: string,
      before: { at: Date; id: string } | undefined,
      limit: number,
    ): Promise<DraftDoc[]> =>
      all
        .find(
          {
            ownerId,
            ...(before && {
              $or: [{ savedAt: { $lt: before.at } }, { savedAt: before.at, _id: { $lt: before.id } }],
            }),
          },
          { ...options, sort: { savedAt: -1, _id: -1 }, limit },
        )
        .toArray(),
    drop: async (draftId: string, ownerId: string): Promise<boolean> =>
      (await all.deleteOne({ _id: draftId, ownerId }, options)).deletedCount === 1,
  }
}
