import { refuse } from '../../../kernel/refusal'
import { uploadTicket } from '../../../kernel/uploads'
import { broadcast } from '../contract'
import { kindByName } from '../rules/file-kind'
import { operation } from '../services'
import { ownerMark } from './full-content'

/** The bytes are looked at when they are sent, and stay from then on. */
export const startFile = operation(broadcast.startFile, ({ input, caller, clock, ids, signer }) => {
  const announced = kindByName(input.fileName)
  if (!announced)
    throw refuse('WRONG_TYPE', { fields: { fileName: '能发图片、PDF、Word 和 Excel，别的发不了' } })
  if (input.bytes > announced.maxBytes)
    throw refuse('TOO_LARGE', { message: announced.kind === 'picture' ? '图片最多 2 MB' : '文件最多 20 MB' })
  const fileId = `${ids.next('sent')}.${ownerMark(caller)}`
  const claim = {
    fileId,
    purpose: `broadcast-${announced.kind}`,
    maxBytes: input.bytes,
    fileName: input.fileName,
    contentType: announced.contentType,
    accountId: caller.accountId,
  }
  return Promise.resolve({ ...uploadTicket({ signer, clock }, claim), fileId, kind: announced.kind })
})
