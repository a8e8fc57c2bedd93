import { WHICH } from '../store/deliveries'

/** Where nobody has opened it, or nobody has come in through what was passed on, and where an admin can do something about
 *  it: not while a robot has yet to speak, nor what was taken back; not reminded since a moment. */
export const remindable = (since: Date) => ({
  state: 'delivered',
  'chat.state': { $nin: ['sending', 'dropped', 'confirmed'] },
  $nor: [{ 'chat.channel': 'robot', 'chat.state': 'waiting' }],
  $and: [
    { $or: [WHICH.quiet, WHICH.unconfirmed] },
    { $or: [{ 'chat.remindedAt': { $exists: false } }, { 'chat.remindedAt': { $lt: since } }] },
  ],
})
