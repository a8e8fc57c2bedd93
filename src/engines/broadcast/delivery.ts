import type { Unit } from '../../kernel/unit'
import type { BroadcastPorts, CountedGroup } from './ports'
import { lineOf } from './rules/feed-item'
import { waysOf } from './rules/ways'
import { broadcastServices, type Services } from './services'
import { GOING, type BroadcastDoc } from './store/broadcasts'
import type { ChatDelivery } from './store/deliveries'

/** Topic of the message that a broadcast is to be delivered; payload `{ broadcastId }`. */
export const DELIVER = 'broadcast.deliver'

export type Progress = 'more' | 'finished'

export interface DeliverySteps {
  /** Does one batch of work on a broadcast: plans the next groups, or, when all are planned, puts it into the feeds
   *  of the next planned ones. May be repeated, by two workers at once and after a crash at any point. */
  step(broadcastId: string, batch: number): Promise<Progress>
}

export const createDeliverySteps = (ports: BroadcastPorts, unit: Unit): DeliverySteps => {
  const services = broadcastServices(ports, unit)
  const { clock, broadcasts, deliveries, feeds, items } = services
  return {
    step: async (broadcastId, batch) => {
      const sent = await broadcasts.get(broadcastId)
      if (!sent || !GOING.includes(sent.state)) return 'finished'
      if (!sent.planning.done) {
        const page = await nextGroups(services, sent, batch)
        await deliveries.plan(broadcastId, page.groups, await chatOf(services, sent, page.groups))
        await broadcasts.planned(broadcastId, page.upTo, page.last)
        return 'more'
      }
      const groupIds = await deliveries.planned(broadcastId, batch)
      if (groupIds.length === 0) {
        await finishIfDone(services, broadcastId)
        return 'finished'
      }
      const at = clock.now()
      const content = (await items.find([broadcastId])).get(broadcastId)
      const line = content ? lineOf(content) : sent.title
      const quiet = sent.corrects && { of: sent.corrects.of }
      await feeds.append(groupIds, { itemId: broadcastId, at, line, ...(quiet && { quiet }) })
      await deliveries.markDelivered(broadcastId, groupIds, at)
      return 'more'
    },
  }
}

/** A broadcast is delivered when every page has it and no robot has anything left to say. */
export const finishIfDone = async (
  { clock, broadcasts, deliveries, robotQueue }: Services,
  broadcastId: string,
): Promise<void> => {
  const [planned, due] = await Promise.all([
    deliveries.planned(broadcastId, 1),
    robotQueue.nextDue(broadcastId),
  ])
  if (planned.length === 0 && due === undefined) await broadcasts.finished(broadcastId, clock.now())
}

interface Page {
  readonly groups: readonly CountedGroup[]
  /** The last id that was looked at; nothing is left after it when `last`. */
  readonly upTo: string | undefined
  readonly last: boolean
}

/** Of its audience; a correction goes wherever the old version went. */
const nextGroups = async (
  { groups, deliveries }: Services,
  { resolved, planning, corrects }: BroadcastDoc,
  batch: number,
): Promise<Page> => {
  if (!corrects) {
    const found = await groups.audiencePage(resolved, planning.after, batch)
    return { groups: found, upTo: found.at(-1)?.groupId, last: found.length < batch }
  }
  const ids = await deliveries.reachedBy(corrects.of, planning.after, batch)
  const everywhere = { ...resolved, orgIds: [], tags: [], industries: [], sizes: [], excludeGroupIds: [] }
  const found = await groups.audiencePage({ ...everywhere, groupIds: ids }, undefined, batch)
  return { groups: found, upTo: ids.at(-1), last: ids.length < batch }
}

const chatOf = async (
  { clock, ways }: Services,
  sent: BroadcastDoc,
  page: readonly CountedGroup[],
): Promise<(group: CountedGroup) => ChatDelivery | undefined> => {
  const set = await ways.of(page.map(({ groupId }) => groupId))
  const dueAt = clock.now()
  return (group) => {
    const [channel, ...rest] = waysOf(group, set.get(group.groupId)?.order, sent.channels)
    if (channel === undefined) return undefined
    return {
      channel,
      state: 'waiting',
      rest,
      before: [],
      maybeThere: false,
      repeated: false,
      tries: 0,
      limited: 0,
      ...(group.robotId !== undefined && { robotId: group.robotId }),
      ...(channel === 'robot' && { dueAt }),
    }
  }
}
