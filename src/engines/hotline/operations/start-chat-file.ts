import { typeByName } from '../../../kernel/file-kinds'
import { refuse } from '../../../kernel/refusal'
import { uploadTicket } from '../../../kernel/uploads'
import { hotline } from '../contract'
import { partIn } from '../parts/who-sees'
import { MOST_BYTES, SENT_TYPES } from '../rules/file-kind'
import { operation } from '../services'

/** The bytes are looked at when the file is sent. */
export const startChatFile = operation(hotline.startChatFile, async (given) => {
  const { input, caller, clock, ids, signer, cases, chats } = given
  const { file } = await partIn(given, caller, await cases.get(input.caseId))
  const contentType = typeByName(input.fileName, SENT_TYPES[input.kind])
  if (contentType === undefined || input.bytes > MOST_BYTES[input.kind]) throw refuse('WRONG_FILE')
  const fileId = ids.next('chatfile')
  await chats.addFile({
    _id: fileId,
    caseId: file._id,
    accountId: caller.accountId,
    kind: input.kind,
    fileName: input.fileName,
    bytes: input.bytes,
    ...(input.kind === 'voice' && input.seconds !== undefined && { seconds: input.seconds }),
  })
  const claim = {
    fileId,
    purpose: 'chat',
    maxBytes: input.bytes,
    fileName: input.fileName,
    contentType,
    accountId: caller.accountId,
  }
  return { ...uploadTicket({ signer, clock }, claim), fileId }
})
