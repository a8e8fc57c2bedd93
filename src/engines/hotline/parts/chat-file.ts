import type { Readable } from 'node:stream'
import type { Files } from '../../../kernel/files'
import { refuse } from '../../../kernel/refusal'
import { HEAD_BYTES, isWhatItSays } from '../rules/file-kind'
import type { Services } from '../services'
import type { ChatFileDoc } from '../store/chats'

/** Looks at an upload of the caller's before it is sent: it is there, it was meant for this case, and its bytes are what its
 *  name says. Outside the transaction; a file that was sent already stays what it is. */
export const acceptFile = async (
  { chats, unit }: Pick<Services, 'chats' | 'unit'>,
  accountId: string,
  caseId: string,
  fileId: string,
): Promise<ChatFileDoc> => {
  const file = (await chats.files([fileId])).get(fileId)
  if (file?.accountId !== accountId || file.caseId !== caseId) throw refuse('FILE_MISSING')
  if (file.contentType !== undefined) return file
  const stored = await unit.files.about(fileId)
  if (stored?.purpose !== 'chat') throw refuse('FILE_MISSING')
  const contentType = isWhatItSays(file.kind, file.fileName, await headOf(unit.files, fileId))
  if (contentType === undefined) throw refuse('WRONG_FILE')
  await unit.files.keep(fileId)
  await chats.fileChecked(fileId, contentType, stored.bytes)
  return { ...file, contentType, bytes: stored.bytes }
}

const headOf = async (files: Files, fileId: string): Promise<Uint8Array> => {
  const body: Readable = files.open(fileId)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    const part = chunk as Buffer
    chunks.push(part)
    bytes += part.length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks)
}
