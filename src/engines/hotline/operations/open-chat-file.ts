import { fileAddress } from '../../../kernel/file-address'
import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { hotline } from '../contract'
import { noteLook, partIn } from '../parts/who-sees'
import { operation } from '../services'

/** A file of a case is never on a lasting address. */
const OPEN_FOR = 10 * MINUTE

export const openChatFile = operation(hotline.openChatFile, async (given) => {
  const { input, caller, clock, signer, cases, chats } = given
  const { file: about, as } = await partIn(given, caller, await cases.get(input.caseId))
  const file = (await chats.files([input.fileId])).get(input.fileId)
  if (file?.caseId !== about._id || file.contentType === undefined) throw refuse('NOT_FOUND')
  if (as !== 'worker') await noteLook(given, caller, about)
  const expiresAt = after(clock.now(), OPEN_FOR)
  return {
    url: fileAddress(signer, file._id, expiresAt),
    fileName: file.fileName,
    expiresAt: expiresAt.toISOString(),
  }
})
