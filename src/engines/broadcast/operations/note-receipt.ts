import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import type { ReceiptDoc } from '../store/receipts'

/** Notes that a member opened (and acknowledged) a broadcast that came to this group. It counts in the group where the
 *  member met it first. */
export const noteReceipt = async (
  { clock, deliveries, receipts }: Pick<Services, 'clock' | 'deliveries' | 'receipts'>,
  memberId: string,
  { groupId, itemId: broadcastId }: { readonly groupId: string; readonly itemId: string },
  acknowledges: boolean,
): Promise<ReceiptDoc> => {
  if (!(await deliveries.get(broadcastId, groupId))) throw refuse('NOT_FOUND')
  return receipts.note({ broadcastId, memberId, groupId }, clock.now(), acknowledges)
}
