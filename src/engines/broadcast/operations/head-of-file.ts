import type { Files } from '../../../kernel/files'
import { HEAD_BYTES } from '../rules/file-kind'

/** The first bytes of a stored file, by which it is known what it is. */
export const headOf = async (files: Files, fileId: string): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of files.open(fileId)) {
    parts.push(part as Buffer)
    bytes += (part as Buffer).length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(parts)
}
