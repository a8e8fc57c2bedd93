import type { Unit } from '../../kernel/unit'
import { createSendingStore } from './store/sending'

/** Topic of the message that what a broadcast still had to say in chats is dropped; payload `{ broadcastId }`. */
export const DROP = 'broadcast.drop'

/** Whatever was not said yet; may be repeated. */
export const dropUnsaid = (unit: Unit, broadcastId: string): Promise<void> =>
  createSendingStore(unit).dropUnsaid([broadcastId])
