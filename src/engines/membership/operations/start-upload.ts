import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { membership } from '../contract'
import { XLSX, type UploadClaim } from '../import/upload-claim'
import { operation } from '../services'

const TICKET_LIFE = 30 * MINUTE

/** A file goes to storage by a ticket of 30 minutes, never through a function, which carries 100 KB. */
export const startUpload = operation(membership.startUpload, ({ input, caller, unit }) => {
  if (!/\.xlsx$/i.test(input.fileName)) {
    throw refuse('BAD_INPUT', { fields: { fileName: '请选择 .xlsx 文件；别的格式先另存为 .xlsx' } })
  }
  const claim: UploadClaim = {
    fileId: unit.ids.next('file'),
    purpose: 'roster',
    maxBytes: input.bytes,
    fileName: input.fileName,
    contentType: XLSX,
    accountId: caller.accountId,
  }
  const expiresAt = after(unit.clock.now(), TICKET_LIFE)
  const ticket = unit.signer.sign('upload', JSON.stringify(claim), expiresAt)
  return Promise.resolve({ ticket, putTo: `/api/files/${ticket}`, expiresAt: expiresAt.toISOString() })
})
