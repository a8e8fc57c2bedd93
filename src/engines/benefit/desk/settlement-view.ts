import type { SettlementDoc } from '../store/settlements'

export const settlementRow = (sheet: SettlementDoc) => ({
  settlementId: sheet._id,
  merchantId: sheet.merchantId,
  merchantName: sheet.merchantName,
  orgId: sheet.orgId,
  orgName: sheet.orgName,
  fromDay: sheet.days[0] ?? '',
  toDay: sheet.days.at(-1) ?? '',
  days: sheet.days.length,
  uses: sheet.uses,
  amount: sheet.amount,
  state: sheet.state,
  drawnUpAt: sheet.drawnUpAt.toISOString(),
  ...(sheet.paidAt && { paidAt: sheet.paidAt.toISOString() }),
  ...(sheet.invoiceNumber !== undefined && { invoiceNumber: sheet.invoiceNumber }),
})
