import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** A picture that may be shown in one lecture. `_id`: `lectureId:fileId`. */
interface LecturePictureDoc {
  _id: string
  lectureId: string
  fileId: string
  accountId: string
  /** Its bytes were looked at. */
  checked: boolean
}

export const lecturePictures = collection<LecturePictureDoc>('lecture_pictures')

const idOf = (lectureId: string, fileId: string): string => `${lectureId}:${fileId}`

export const createPictureStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = lecturePictures.of(db)
  return {
    announce: async (lectureId: string, fileId: string, accountId: string): Promise<void> => {
      await col.insertOne(
        { _id: idOf(lectureId, fileId), lectureId, fileId, accountId, checked: false },
        options,
      )
    },
    /** Pictures that were looked at elsewhere, a handbook's. */
    adopt: async (lectureId: string, fileIds: readonly string[]): Promise<void> => {
      if (fileIds.length === 0) return
      await col.bulkWrite(
        [...new Set(fileIds)].map((fileId) => ({
          updateOne: {
            filter: { _id: idOf(lectureId, fileId) },
            update: { $set: { checked: true }, $setOnInsert: { lectureId, fileId, accountId: 'house' } },
            upsert: true,
          },
        })),
        options,
      )
    },
    find: async (lectureId: string, fileIds: readonly string[]): Promise<Map<string, LecturePictureDoc>> => {
      const found = await col
        .find({ _id: { $in: fileIds.map((fileId) => idOf(lectureId, fileId)) } }, options)
        .toArray()
      return new Map(found.map((picture) => [picture.fileId, picture]))
    },
    check: async (lectureId: string, fileId: string): Promise<void> => {
      await col.updateOne({ _id: idOf(lectureId, fileId) }, { $set: { checked: true } }, options)
    },
  }
}
