import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import type { ReceiptDoc } from '../store/receipts'

/** Notes that a member opened (and acknowledged) a broadcast that came to this group, and counts what is new, in one
 *  transaction. It counts in the group where the member met it first. */
export const noteReceipt = async (
  { clock, deliveries, receipts }: Services,
  memberId: string,
  { groupId, itemId }: { readonly groupId: string; readonly itemId: string },
  acknowledges: boolean,
): Promise<ReceiptDoc> => {
  if (!(await deliveries.get(itemId, groupId))) throw refuse('NOT_FOUND')
  const { receipt, ...more } = await receipts.note(itemId, memberId, groupId, clock.now(), acknowledges)
  if (more.opened + more.acknowledged > 0) await deliveries.count(itemId, receipt.groupId, more)
  return receipt
}
