import { WHICH } from '../store/deliveries'

/** Where nobody has opened it, or nobody has come in through what was passed on; not reminded since a moment. */
export const remindable = (since: Date) => ({
  state: 'delivered',
  $and: [
    { $or: [WHICH.quiet, WHICH.unconfirmed] },
    { $or: [{ 'chat.remindedAt': { $exists: false } }, { 'chat.remindedAt': { $lt: since } }] },
  ],
})
