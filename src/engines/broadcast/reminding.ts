import { DAY } from '../../kernel/time'
import type { Unit } from '../../kernel/unit'
import { createBroadcastStore } from './store/broadcasts'
import { createPackStore } from './store/packs'

/** Topic of the message that admins are reminded of what they have not passed on; payload `{ broadcastId }`. */
export const REMIND = 'broadcast.remind'

/** After sending. */
export const REMIND_AFTER = [DAY, 3 * DAY] as const

/** May be repeated. */
export const remindWaiting = async (unit: Unit, broadcastId: string): Promise<void> => {
  const sent = await createBroadcastStore(unit).get(broadcastId)
  if (sent?.state !== 'delivering' && sent?.state !== 'delivered') return
  await createPackStore(unit).remindWaiting(broadcastId, unit.clock.now())
}
