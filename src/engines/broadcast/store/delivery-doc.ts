import { collection } from '../../../kernel/collection'
import type { ChatChannel } from '../ports'
import type { RobotProblem } from '../rules/robot-answer'

/** The way into a group's chat, beside its page. */
export interface ChatDelivery {
  channel: ChatChannel
  /** `sending`: handed to a robot, or the process died with it. `said`: WeCom, or the admin, says so. `confirmed`:
   *  somebody came in from the group. `unknown`: no answer came, and no other way is left. */
  state: 'waiting' | 'sending' | 'said' | 'confirmed' | 'failed' | 'unknown' | 'dropped'
  /** Ways that are left when this one fails, in order; and those that were tried. */
  rest: ChatChannel[]
  before: ChatChannel[]
  /** When it was said or confirmed. */
  at?: Date
  /** The member who shared it. */
  by?: string
  /** A robot did not answer in time: it may be there already. */
  maybeThere: boolean
  /** The robot was sent the same once more. */
  repeated: boolean
  problem?: RobotProblem
  robotId?: string
  /** Only while a robot has something to do: when. */
  dueAt?: Date
  /** Tries that failed, and refusals as one too many. */
  tries: number
  limited: number
  /** Of the worker that is sending. */
  claim?: string
  remindedAt?: Date
  /** The group that was credited because the card was opened there. */
  wentTo?: string
}

/** What became of one broadcast in one group; `broadcastId:groupId`. Its counters follow the receipts. `state` is that
 *  of the group's page, `chat` the way into its chat. */
export interface DeliveryDoc {
  _id: string
  broadcastId: string
  groupId: string
  /** Names as they were when it was planned. */
  name: string
  orgName: string
  orgPath: string[]
  /** Of that path, what is not in the path of the desk that sent it: only this is in an index. Missing, which a query
   *  calls null, in what was written down before there was one. */
  below?: string[] | null
  state: 'planned' | 'delivered' | 'failed'
  deliveredAt?: Date
  /** Readers of the group when it was planned. */
  members: number
  opened: number
  acknowledged: number
  chat?: ChatDelivery
}

export const deliveries = collection<DeliveryDoc>('deliveries', [
  { key: { broadcastId: 1, below: 1 }, name: 'below_desk' },
  { key: { broadcastId: 1, groupId: 1 }, name: 'planned', partialFilterExpression: { state: 'planned' } },
  {
    key: { broadcastId: 1, 'chat.dueAt': 1 },
    name: 'robots_due',
    partialFilterExpression: { 'chat.dueAt': { $exists: true } },
  },
  {
    key: { groupId: 1, 'chat.state': 1 },
    name: 'packs',
    partialFilterExpression: { 'chat.channel': 'relay' },
  },
])

/** A broadcast and the path of the desk that sent it, which never changes. */
export interface Sent {
  readonly _id: string
  readonly deskPath: readonly string[]
}

export const belowDesk = ({ deskPath }: Sent, orgPath: readonly string[]): string[] =>
  orgPath.filter((orgId) => !deskPath.includes(orgId))

/** Deliveries of a broadcast below any of `orgIds`. Whoever stands above the desk asks for about all of them; for
 *  the others the index finds the few. */
export const subtreeOf = (sent: Sent, orgIds: readonly string[]) => ({
  broadcastId: sent._id,
  orgPath: { $in: [...orgIds] },
  ...(!orgIds.some((orgId) => sent.deskPath.includes(orgId)) && { below: { $in: [...orgIds, null] } }),
})

export const deliveryId = (broadcastId: string, groupId: string): string => `${broadcastId}:${groupId}`
