import type { Caller } from './caller'
import { PICTURES, typeByBytes, typeByName, type PictureType } from './file-kinds'
import { headOf, type Files } from './files'
import { refuse } from './refusal'

/** Where an input names a picture: the file, and the path to show a refusal at. */
export interface PictureUse {
  readonly fileId: string
  readonly field: string
}

/** An engine's own record of the pictures that were announced for one of its things: only these may be used in it. */
export interface PictureLedger {
  /** What each upload is meant for, as its ticket said. */
  readonly purpose: string
  find(
    fileIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly accountId: string; readonly checked: boolean }>>
  check(fileId: string, type: PictureType): Promise<void>
}

/** Looks at the bytes of every picture that is used for the first time, and keeps it for good. Refuses by field what
 *  was not uploaded for this, is somebody else's unused upload, or is no picture. */
export const acceptPictures = async (
  files: Files,
  caller: Caller,
  uses: readonly PictureUse[],
  ledger: PictureLedger,
): Promise<void> => {
  if (uses.length === 0) return
  const known = await ledger.find(uses.map(({ fileId }) => fileId))
  const fields: Record<string, string> = {}
  for (const { fileId, field } of uses) {
    const picture = known.get(fileId)
    if (picture?.checked) continue
    const uploaded = picture?.accountId === caller.accountId ? await files.about(fileId) : undefined
    if (uploaded?.purpose !== ledger.purpose) {
      fields[field] = '图片没有传上来，请重新选择'
      continue
    }
    const type = typeByBytes(await headOf(files, fileId), PICTURES)
    if (type === undefined || type !== uploaded.contentType) {
      fields[field] = '这个文件不是 JPEG、PNG 或 WebP 图片'
      continue
    }
    await files.keep(fileId)
    await ledger.check(fileId, type)
  }
  if (Object.keys(fields).length > 0) throw refuse('BAD_INPUT', { fields })
}

/** The type of a picture to announce by its name; refuses what does not end like one. */
export const pictureTypeOf = (fileName: string): PictureType => {
  const type = typeByName(fileName, PICTURES)
  if (type === undefined) throw refuse('BAD_INPUT', { fields: { fileName: '只能用 JPEG、PNG 或 WebP 图片' } })
  return type
}
