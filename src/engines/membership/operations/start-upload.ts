import { XLSX } from '../../../kernel/file-kinds'
import { refuse } from '../../../kernel/refusal'
import { uploadTicket } from '../../../kernel/uploads'
import { membership } from '../contract'
import { operation } from '../services'

export const startUpload = operation(membership.startUpload, ({ input, caller, unit }) => {
  if (!/\.xlsx$/i.test(input.fileName)) {
    throw refuse('BAD_INPUT', { fields: { fileName: '请选择 .xlsx 文件；别的格式先另存为 .xlsx' } })
  }
  const claim = {
    fileId: unit.ids.next('file'),
    purpose: 'roster',
    maxBytes: input.bytes,
    fileName: input.fileName,
    contentType: XLSX,
    accountId: caller.accountId,
  }
  return Promise.resolve(uploadTicket(unit, claim))
})
