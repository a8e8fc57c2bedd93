import { collection } from '../../../kernel/collection'
import type { PictureType } from '../../../kernel/file-kinds'
import type { Unit } from '../../../kernel/unit'

/** A picture that was announced for a guide: only these may be used in one, so that no other file leaks into it. */
export interface PictureDoc {
  _id: string
  accountId: string
  createdAt: Date
  /** Set once its bytes were looked at. */
  kind?: PictureType
}

export const pictures = collection<PictureDoc>('library_pictures')

export type PictureStore = ReturnType<typeof createPictureStore>

export const createPictureStore = ({ db, options }: Unit) => ({
  add: async (picture: PictureDoc): Promise<void> => {
    await pictures.of(db).insertOne(picture, options)
  },
  find: async (
    fileIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly accountId: string; readonly checked: boolean }>> => {
    const found = await pictures
      .of(db)
      .find({ _id: { $in: [...fileIds] } }, options)
      .toArray()
    return new Map(found.map(({ _id, accountId, kind }) => [_id, { accountId, checked: kind !== undefined }]))
  },
  check: async (fileId: string, kind: PictureType): Promise<void> => {
    await pictures.of(db).updateOne({ _id: fileId }, { $set: { kind } }, options)
  },
})
