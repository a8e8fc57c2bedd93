import type { Unit } from '../../../kernel/unit'
import { after, MINUTE } from '../../../kernel/time'
import type { Next } from '../rules/fall-over'
import { LONGEST_WAIT } from '../rules/robot-answer'
import { deliveries, type ChatDelivery, type DeliveryDoc } from './delivery-doc'

/** A claim that was not settled by then belonged to a process that died, or whose machine slept. */
export const CLAIM = MINUTE

export type RobotQueue = ReturnType<typeof createRobotQueue>

type WithChat = DeliveryDoc & { chat: ChatDelivery & { robotId: string } }

/** What the robots of a broadcast still have to say. */
export const createRobotQueue = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = deliveries.of(db)
  /** A moment further ahead than any wait means that the clock was set back: then it is due. */
  const dueNow = (now: Date) => [
    { 'chat.dueAt': { $lte: now } },
    { 'chat.dueAt': { $gt: after(now, LONGEST_WAIT) } },
  ]
  return {
    /** Due ones, the longest waiting first, except those of some robots. */
    due: (broadcastId: string, now: Date, without: readonly string[], limit: number): Promise<WithChat[]> =>
      all
        .find<WithChat>(
          { broadcastId, state: 'delivered', $or: dueNow(now), 'chat.robotId': { $nin: [...without] } },
          { ...options, sort: { 'chat.dueAt': 1 }, limit },
        )
        .toArray(),
    /** The moment of the next one, whatever its robot; undefined when nothing is left. */
    nextDue: async (broadcastId: string): Promise<Date | undefined> => {
      const next = await all.findOne(
        { broadcastId, 'chat.dueAt': { $exists: true } },
        { ...options, sort: { 'chat.dueAt': 1 }, projection: { 'chat.dueAt': 1 } },
      )
      return next?.chat?.dueAt
    },
    /** Takes one for this worker, unless another took it since it was read. */
    claim: async ({ _id, chat }: WithChat, claim: string, now: Date, repeated: boolean): Promise<boolean> => {
      const { modifiedCount } = await all.updateOne(
        { _id, 'chat.state': chat.state, ...(chat.dueAt && { 'chat.dueAt': chat.dueAt }) },
        {
          $set: {
            'chat.state': 'sending',
            'chat.claim': claim,
            'chat.dueAt': after(now, CLAIM),
            'chat.repeated': repeated,
            'chat.maybeThere': chat.maybeThere || repeated,
          },
        },
        options,
      )
      return modifiedCount === 1
    },
    /** Whoever holds the claim says what became of it; a claim that was lost meanwhile changes nothing. */
    settle: async (deliveryKey: string, claim: string, set: Next['set']): Promise<void> => {
      const { dueAt, ...rest } = set
      const changed = Object.fromEntries(Object.entries(rest).map(([name, value]) => [`chat.${name}`, value]))
      await all.updateOne(
        { _id: deliveryKey, 'chat.claim': claim, 'chat.state': 'sending' },
        {
          $set: { ...changed, ...(dueAt && { 'chat.dueAt': dueAt }) },
          $unset: { 'chat.claim': '', ...(!dueAt && { 'chat.dueAt': '' }) },
        },
        options,
      )
    },
    /** Without a claim: one that is waiting goes another way. */
    divert: async (delivery: WithChat, set: Next['set']): Promise<void> => {
      const changed = Object.fromEntries(Object.entries(set).map(([name, value]) => [`chat.${name}`, value]))
      await all.updateOne(
        { _id: delivery._id, 'chat.state': delivery.chat.state, 'chat.channel': 'robot' },
        { $set: changed, $unset: { 'chat.claim': '', 'chat.dueAt': '' } },
        options,
      )
    },
  }
}
