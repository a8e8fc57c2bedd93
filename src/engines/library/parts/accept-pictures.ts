import type { Readable } from 'node:stream'
import type { Caller } from '../../../kernel/caller'
import type { Files } from '../../../kernel/files'
import { refuse } from '../../../kernel/refusal'
import { PICTURE_HEAD_BYTES, pictureKind } from '../rules/picture-kind'
import type { SectionText } from '../store/guides'
import type { PictureStore } from '../store/pictures'

/** Looks at the bytes of every picture that is used for the first time, and keeps it for good.
 *  Refuses by field what was not uploaded as a picture for a guide, is somebody else's unused upload, or is no picture. */
export const acceptPictures = async (
  sections: readonly SectionText[],
  caller: Caller,
  pictures: PictureStore,
  files: Files,
): Promise<void> => {
  const uses = sections.flatMap((section, at) =>
    section.pictures.map(({ fileId }, which) => ({
      fileId,
      field: `sections.${at}.pictures.${which}.fileId`,
    })),
  )
  if (uses.length === 0) return
  const known = await pictures.byId(uses.map(({ fileId }) => fileId))
  const fields: Record<string, string> = {}
  for (const { fileId, field } of uses) {
    const picture = known.get(fileId)
    if (picture?.kind !== undefined) continue
    const uploaded = picture?.accountId === caller.accountId ? await files.about(fileId) : undefined
    if (uploaded?.purpose !== 'picture') {
      fields[field] = '图片没有传上来，请重新选择'
      continue
    }
    const kind = pictureKind(await head(files.open(fileId)))
    if (kind === undefined || kind !== uploaded.contentType) {
      fields[field] = '这个文件不是 JPEG、PNG 或 WebP 图片'
      continue
    }
    await files.keep(fileId)
    await pictures.checked(fileId, kind)
  }
  if (Object.keys(fields).length > 0) throw refuse('BAD_INPUT', { fields })
}

const head = async (body: Readable): Promise<Uint8Array> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    const part = chunk as Buffer
    chunks.push(part)
    bytes += part.length
    if (bytes >= PICTURE_HEAD_BYTES) break
  }
  return Buffer.concat(chunks)
}
