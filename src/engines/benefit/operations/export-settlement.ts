import { PassThrough, Readable } from 'node:stream'
import { XLSX } from '../../../kernel/file-kinds'
import { refuse } from '../../../kernel/refusal'
import { after, HOUR } from '../../../kernel/time'
import { payeeOf, maskAccount } from '../desk/payee'
import { settlementInReach } from '../desk/settlement-in-reach'
import { fileNameOf, HEADER, paperOf, sheetRows } from '../desk/settlement-sheet'
import { benefit } from '../contract'
import { operation, type Services } from '../services'
import type { SettlementDoc } from '../store/settlements'

const LIFE = HOUR
const MAX_BYTES = 200_000_000
const TYPES = { xlsx: XLSX, pdf: 'application/pdf' } as const

/** Made before the transaction; the address expires after an hour, and the file with it. */
export const exportSettlement = operation(benefit.exportSettlement, {
  prepare: async (given) => {
    const { input, caller, ports, unit, merchants } = given
    const sheet = await settlementInReach(given, caller, input.settlementId)
    if (input.form === 'pdf' && !ports.papers.available()) throw refuse('NO_FONT')
    const merchant = await merchants.get(sheet.merchantId)
    if (!merchant) throw refuse('NOT_FOUND')
    const payee = payeeOf(unit.vault, merchant)
    // The number is whole for staff of the paying union and for the merchant, who both know it; an auditor needs four digits.
    const known = caller.grants.some(({ role }) => role === 'staff' || role === 'merchant')
    const shown = known ? payee : { ...payee, account: maskAccount(payee.account) }
    const body =
      input.form === 'pdf'
        ? Readable.from([await ports.papers.print(await paperOf(given, sheet, shown))])
        : sheetStream(given, sheet)
    const expiresAt = after(unit.clock.now(), LIFE)
    const fileId = unit.ids.next('export')
    const fileName = fileNameOf(sheet, input.form)
    const about = { fileName, contentType: TYPES[input.form], purpose: 'export', expiresAt }
    if (!(await unit.files.put(fileId, body, about, MAX_BYTES))) throw refuse('AWAY')
    return { sheet, fileId, fileName, expiresAt }
  },
  handle: async ({ input, unit, audit, prepared: { sheet, fileId, fileName, expiresAt } }) => {
    await audit.record({
      action: 'export-settlement',
      subject: sheet._id,
      orgPath: sheet.orgPath,
      detail: `下载了“${sheet.merchantName}”的结算单（${input.form}）`,
    })
    return {
      path: `/api/files/${unit.signer.sign('file', fileId, expiresAt)}`,
      fileName,
      expiresAt: expiresAt.toISOString(),
    }
  },
})

const sheetStream = (given: Services, sheet: SettlementDoc): Readable => {
  const body = new PassThrough()
  given.ports
    .writeSheet({ name: '结算单', header: HEADER, rows: sheetRows(given, sheet) }, body)
    .catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error(String(error))))
  return body
}
