import { MINUTE } from '../../../kernel/time'
import type { Services } from '../services'
import type { MinuteCount } from '../store/receipts'
import type { Looking } from './funnel-parts'

/** What is drawn ends a fortnight after sending. */
const LONGEST = 14 * 24 * 60

/** People by the minute over a subtree, and the minute until which there is something to draw. */
export const minutesOf = async (
  { clock, deliveries, receipts }: Pick<Services, 'clock' | 'deliveries' | 'receipts'>,
  { sent, orgIds }: Looking,
): Promise<{ minutes: MinuteCount[]; lastMinute: number }> => {
  const whole = sent.resolved.scope.every((orgId) => orgIds.includes(orgId))
  const groupIds = whole ? undefined : await deliveries.groupIds(sent, orgIds)
  const minutes = await receipts.byMinute(sent._id, sent.sentAt, groupIds)
  const age = Math.floor((clock.now().getTime() - sent.sentAt.getTime()) / MINUTE)
  return { minutes, lastMinute: Math.max(0, Math.min(age, LONGEST)) }
}
