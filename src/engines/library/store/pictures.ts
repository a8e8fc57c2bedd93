import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { PictureKind } from '../rules/picture-kind'

/** A picture that was announced for a guide: only these may be used in one, so that no other file leaks into it. */
export interface PictureDoc {
  _id: string
  accountId: string
  createdAt: Date
  /** Set once its bytes were looked at. */
  kind?: PictureKind
}

export const pictures = collection<PictureDoc>('library_pictures')

export type PictureStore = ReturnType<typeof createPictureStore>

export const createPictureStore = ({ db, options }: Unit) => ({
  add: async (picture: PictureDoc): Promise<void> => {
    await pictures.of(db).insertOne(picture, options)
  },
  byId: async (fileIds: readonly string[]): Promise<ReadonlyMap<string, PictureDoc>> => {
    const found = await pictures
      .of(db)
      .find({ _id: { $in: [...fileIds] } }, options)
      .toArray()
    return new Map(found.map((picture) => [picture._id, picture]))
  },
  checked: async (fileId: string, kind: PictureKind): Promise<void> => {
    await pictures.of(db).updateOne({ _id: fileId }, { $set: { kind } }, options)
  },
})
