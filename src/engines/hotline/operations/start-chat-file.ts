import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { hotline } from '../contract'
import { partIn } from '../parts/who-sees'
import { MOST_BYTES, typeByName } from '../rules/file-kind'
import { operation } from '../services'

const TICKET_LIFE = 30 * MINUTE

/** The bytes go straight to storage; they are looked at when the file is sent. */
export const startChatFile = operation(hotline.startChatFile, async (given) => {
  const { input, caller, clock, ids, signer, cases, chats } = given
  const { file } = await partIn(given, caller, await cases.get(input.caseId))
  const contentType = typeByName(input.kind, input.fileName)
  if (contentType === undefined || input.bytes > MOST_BYTES[input.kind]) throw refuse('WRONG_FILE')
  const fileId = ids.next('chatfile')
  const expiresAt = after(clock.now(), TICKET_LIFE)
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
  const ticket = signer.sign('upload', JSON.stringify(claim), expiresAt)
  return { ticket, putTo: `/api/files/${ticket}`, fileId, expiresAt: expiresAt.toISOString() }
})
