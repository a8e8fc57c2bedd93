import type { Writable } from 'node:stream'
import { inScope, memberOf } from '../../../kernel/caller'
import { exportAddress, makeExport } from '../../../kernel/exports'
import { XLSX } from '../../../kernel/file-kinds'
import { refuse } from '../../../kernel/refusal'
import { payeeOf, maskAccount } from '../desk/payee'
import { settlementInReach } from '../desk/settlement-in-reach'
import { fileNameOf, HEADER, paperOf, sheetRows } from '../desk/settlement-sheet'
import { benefit } from '../contract'
import { operation } from '../services'

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
    const known =
      inScope(caller, sheet.orgPath, 'staff') ||
      (caller.memberId !== undefined && (await merchants.manages(sheet.merchantId, memberOf(caller))))
    const shown = known ? payee : { ...payee, account: maskAccount(payee.account) }
    const write = {
      pdf: async (to: Writable) => {
        to.end(await ports.papers.print(await paperOf(given, sheet, shown)))
      },
      xlsx: (to: Writable) =>
        ports.writeSheet({ name: '结算单', header: HEADER, rows: sheetRows(given, sheet) }, to),
    }[input.form]
    const fileName = fileNameOf(sheet, input.form)
    const made = await makeExport(unit, { fileName, contentType: TYPES[input.form] }, write)
    return { sheet, fileName, made }
  },
  handle: async ({ input, unit, audit, prepared: { sheet, fileName, made } }) => {
    await audit.record({
      action: 'export-settlement',
      subject: sheet._id,
      orgPath: sheet.orgPath,
      detail: `下载了“${sheet.merchantName}”的结算单（${input.form}）`,
    })
    return { ...exportAddress(unit, made), fileName }
  },
})
