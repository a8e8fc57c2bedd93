import type { Readable } from 'node:stream'
import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { PICTURE_HEAD_BYTES, pictureKind } from '../rules/picture-kind'
import type { Services } from '../services'

/** Looks at the bytes of every picture that is used for the first time, and keeps it for good. Refuses by field what
 *  was not uploaded for this lecture, is somebody else's unused upload, or is no picture. */
export const acceptPictures = async (
  { pictures, files }: Pick<Services, 'pictures' | 'files'>,
  caller: Caller,
  lectureId: string,
  uses: readonly { readonly fileId: string; readonly field: string }[],
): Promise<void> => {
  if (uses.length === 0) return
  const known = await pictures.find(
    lectureId,
    uses.map(({ fileId }) => fileId),
  )
  const fields: Record<string, string> = {}
  for (const { fileId, field } of uses) {
    const picture = known.get(fileId)
    if (picture?.checked) continue
    const uploaded = picture?.accountId === caller.accountId ? await files.about(fileId) : undefined
    if (uploaded?.purpose !== 'lecture-picture') {
      fields[field] = '图片没有传上来，请重新选择'
      continue
    }
    const kind = pictureKind(await head(files.open(fileId)))
    if (kind === undefined || kind !== uploaded.contentType) {
      fields[field] = '这个文件不是 JPEG、PNG 或 WebP 图片'
      continue
    }
    await files.keep(fileId)
    await pictures.check(lectureId, fileId)
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
