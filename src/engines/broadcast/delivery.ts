import { eachOf } from '../../kernel/each-of'
import type { Unit } from '../../kernel/unit'
import type { BroadcastPorts, CountedGroup } from './ports'
import { lineOf } from './rules/feed-item'
import { waysOf } from './rules/ways'
import { broadcastServices, type Services } from './services'
import { GOING, type BroadcastDoc } from './store/broadcasts'
import type { Appending } from './store/feeds'
import type { ChatDelivery } from './store/deliveries'
import type { ChatOf } from './store/sending'

/** Topic of the message that a broadcast is to be delivered; payload `{ broadcastId }`. */
export const DELIVER = 'broadcast.deliver'

/** Groups in one batch: what still goes out when somebody holds or stops a send. */
export const BATCH = 2000
/** A batch is written in so many equal parts at the same time: while pages of one get it, the other's deliveries are
 *  made ready. More of them wait for each other inside the database and cost more than they save. */
const PARTS = 2
/** Fewer groups are not worth a part. */
const LEAST = 100

export type Progress = 'more' | 'finished'

export interface DeliverySteps {
  /** Does one batch of work on a broadcast: puts it into the pages of the next groups of its audience and writes down
   *  that they have it. Of one that is held or stopped it writes down whom it has not reached. May be repeated, by two
   *  workers at once and after a crash at any point. */
  step(broadcastId: string, batch?: number): Promise<Progress>
}

export const createDeliverySteps = (ports: BroadcastPorts, unit: Unit): DeliverySteps => {
  const services = broadcastServices(ports, unit)
  const { clock, broadcasts, feeds, sending } = services
  return {
    step: async (broadcastId, batch = BATCH) => {
      const sent = await broadcasts.get(broadcastId)
      if (!sent || sent.state === 'delivered') return 'finished'
      if (!GOING.includes(sent.state)) return list(services, sent, batch)
      if (!sent.planning.done) return deliverNext(services, sent, batch)
      // What was written down while the send was held, and is in the audience no more.
      const left = await sending.planned(broadcastId, batch)
      if (left.length > 0) {
        await feeds.append(left, await itemOf(services, sent))
        await sending.markDelivered(broadcastId, left, clock.now())
        return 'more'
      }
      await finishIfDone(services, broadcastId)
      return 'finished'
    },
  }
}

const deliverNext = async (services: Services, sent: BroadcastDoc, batch: number): Promise<Progress> => {
  const { clock, broadcasts, feeds, sending } = services
  const [item, page] = await Promise.all([
    itemOf(services, sent),
    nextGroups(services, sent, sent.planning.after, batch),
  ])
  const chats = chatsOf(services, sent, page.groups)
  const write = eachOf(partsOf(page.groups), PARTS, async (groups) => {
    await feeds.append(idsOf(groups), item)
    await sending.delivered(sent, groups, await chats, item.at)
  })
  await Promise.all([chats, write])
  if (page.last && (await nothingLeft(services, sent._id))) {
    await broadcasts.completed(sent, page.upTo, clock.now())
    return 'finished'
  }
  await broadcasts.reached(sent._id, page.upTo, page.last)
  return 'more'
}

/** Whom a send that does not go on has not reached; where a process died between page and delivery, whom it has. */
const list = async (services: Services, sent: BroadcastDoc, batch: number): Promise<Progress> => {
  const { clock, broadcasts, feeds, sending } = services
  const { done, after, listed, allListed } = sent.planning
  if (done || allListed) return 'finished'
  const page = await nextGroups(services, sent, listed ?? after, batch)
  const had = await feeds.having(idsOf(page.groups), sent._id)
  const chatOf = await chatsOf(services, sent, page.groups)
  await sending.plan(sent, page.groups, chatOf, had, clock.now())
  await broadcasts.listed(sent._id, page.upTo, page.last)
  return page.last ? 'finished' : 'more'
}

const itemOf = async ({ clock, items }: Services, sent: BroadcastDoc): Promise<Appending> => {
  const content = (await items.find([sent._id])).get(sent._id)
  const line = content ? lineOf(content) : sent.title
  const quiet = sent.corrects && { of: sent.corrects.of }
  return { itemId: sent._id, at: clock.now(), line, ...(quiet && { quiet }) }
}

const idsOf = (groups: readonly CountedGroup[]): string[] => groups.map(({ groupId }) => groupId)

const partsOf = <T>(all: readonly T[]): T[][] => {
  const size = Math.max(LEAST, Math.ceil(all.length / PARTS))
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}

/** A broadcast is delivered when every page has it and no robot has anything left to say. */
export const finishIfDone = async (services: Services, broadcastId: string): Promise<void> => {
  const { clock, broadcasts } = services
  if (await nothingLeft(services, broadcastId)) await broadcasts.finished(broadcastId, clock.now())
}

/** Of what is written down: no page waits for it, and no robot has anything left to say. */
const nothingLeft = async ({ sending, robotQueue }: Services, broadcastId: string): Promise<boolean> => {
  const [planned, due] = await Promise.all([sending.planned(broadcastId, 1), robotQueue.nextDue(broadcastId)])
  return planned.length === 0 && due === undefined
}

interface Page {
  readonly groups: readonly CountedGroup[]
  /** The last id that was looked at; nothing is left after it when `last`. */
  readonly upTo: string | undefined
  readonly last: boolean
}

/** Of its audience; a correction goes wherever the old version went. */
const nextGroups = async (
  { groups, sending }: Services,
  { resolved, corrects }: BroadcastDoc,
  after: string | undefined,
  batch: number,
): Promise<Page> => {
  if (!corrects) {
    const found = await groups.audiencePage(resolved, after, batch)
    return { groups: found, upTo: found.at(-1)?.groupId, last: found.length < batch }
  }
  const ids = await sending.reachedBy(corrects, after, batch)
  const everywhere = { ...resolved, orgIds: [], tags: [], industries: [], sizes: [], excludeGroupIds: [] }
  const found = await groups.audiencePage({ ...everywhere, groupIds: ids }, undefined, batch)
  return { groups: found, upTo: ids.at(-1), last: ids.length < batch }
}

const chatsOf = async (
  { clock, ways }: Services,
  sent: BroadcastDoc,
  page: readonly CountedGroup[],
): Promise<ChatOf> => {
  const set = await ways.of(idsOf(page))
  const dueAt = clock.now()
  const dropped = sent.state === 'stopped'
  return (group) => {
    const [channel, ...rest] = waysOf(group, set.get(group.groupId)?.order, sent.channels)
    if (channel === undefined) return undefined
    return {
      channel,
      state: dropped ? 'dropped' : 'waiting',
      rest,
      before: [],
      maybeThere: false,
      repeated: false,
      tries: 0,
      limited: 0,
      ...(group.robotId !== undefined && { robotId: group.robotId }),
      ...(channel === 'robot' && !dropped && { dueAt }),
    } satisfies ChatDelivery
  }
}
