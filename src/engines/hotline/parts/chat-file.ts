import { typeByBoth } from '../../../kernel/file-kinds'
import { headOf } from '../../../kernel/files'
import { refuse } from '../../../kernel/refusal'
import { SENT_TYPES } from '../rules/file-kind'
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
  const head = await headOf(unit.files, fileId)
  const contentType = typeByBoth(file.fileName, head, SENT_TYPES[file.kind])
  if (contentType === undefined) throw refuse('WRONG_FILE')
  await unit.files.keep(fileId)
  await chats.fileChecked(fileId, contentType, stored.bytes)
  return { ...file, contentType, bytes: stored.bytes }
}
