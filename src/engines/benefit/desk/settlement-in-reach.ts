import { inScope, memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import type { SettlementDoc } from '../store/settlements'

/** A sheet, for staff and auditors of the paying union and for managers of the merchant. */
export const settlementInReach = async (
  { settlements, merchants }: Pick<Services, 'settlements' | 'merchants'>,
  caller: Caller,
  settlementId: string,
): Promise<SettlementDoc> => {
  const sheet = await settlements.get(settlementId)
  if (!sheet) throw refuse('NOT_FOUND')
  if (inScope(caller, sheet.orgPath, 'staff', 'auditor')) return sheet
  if (caller.memberId !== undefined && (await merchants.manages(sheet.merchantId, memberOf(caller)))) {
    return sheet
  }
  throw refuse('NOT_FOUND')
}
