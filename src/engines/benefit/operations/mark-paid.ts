import { memberOf, requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { settlementRow } from '../desk/settlement-view'
import { benefit } from '../contract'
import { closed, paid } from '../rules/accounts'
import { operation } from '../services'
import { dayId } from '../store/days'
import { openBooks } from '../store/ledger'

/** By staff of the union that pays, and not by somebody who stands at the merchant's counter. */
export const markPaid = operation(benefit.markPaid, {
  prepare: async ({ input, caller, settlements, merchants, unit }) => {
    await openBooks(unit)
    const sheet = await settlements.get(input.settlementId)
    requireScope(caller, sheet?.orgPath, 'staff')
    const works = await merchants.worksAt(memberOf(caller))
    if (works.some(({ merchantId }) => merchantId === sheet?.merchantId)) throw refuse('OWN_SHEET')
  },
  handle: async ({ input, caller, settlements, days, ledger, clock, audit }) => {
    const now = clock.now()
    const { reference, invoiceNumber } = input
    const sheet = await settlements.pay(input.settlementId, {
      paidAt: now,
      paidBy: memberOf(caller),
      reference,
      ...(invoiceNumber !== undefined && { invoiceNumber }),
    })
    if (!sheet) throw refuse('ALREADY_PAID')
    const { merchantId, orgId, amount } = sheet
    await days.pay(
      sheet.days.map((day) => dayId(merchantId, day)),
      orgId,
    )
    await ledger.post({
      _id: `pay:${sheet._id}`,
      kind: 'pay',
      at: now,
      count: sheet.uses,
      lines: [
        { account: closed(merchantId, orgId), fen: -amount },
        { account: paid(merchantId, orgId), fen: amount },
      ],
    })
    await audit.record({
      action: 'mark-paid',
      subject: sheet._id,
      orgPath: sheet.orgPath,
      detail: `“${sheet.merchantName}”的结算单已付款，凭证 ${reference}`,
    })
    return settlementRow(sheet)
  },
})
