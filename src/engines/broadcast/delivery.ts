import type { Unit } from '../../kernel/unit'
import type { BroadcastPorts } from './ports'
import { broadcastServices } from './services'

/** Topic of the message that a broadcast is to be delivered; payload `{ broadcastId }`. */
export const DELIVER = 'broadcast.deliver'

export type Progress = 'more' | 'finished'

export interface DeliverySteps {
  /** Does one batch of work on a broadcast: plans the next groups, or, when all are planned, puts it into the feeds
   *  of the next planned ones. May be repeated, by two workers at once and after a crash at any point. */
  step(broadcastId: string, batch: number): Promise<Progress>
}

export const createDeliverySteps = (ports: BroadcastPorts, unit: Unit): DeliverySteps => {
  const { clock, groups, broadcasts, deliveries, feeds } = broadcastServices(ports, unit)
  return {
    step: async (broadcastId, batch) => {
      const sent = await broadcasts.get(broadcastId)
      if (!sent || sent.state === 'delivered' || sent.state === 'stopped') return 'finished'
      if (!sent.planning.done) {
        const page = await groups.audiencePage(sent.resolved, sent.planning.after, batch)
        await deliveries.plan(broadcastId, page)
        await broadcasts.planned(broadcastId, page.at(-1)?.groupId, page.length < batch)
        return 'more'
      }
      const groupIds = await deliveries.planned(broadcastId, batch)
      if (groupIds.length === 0) {
        await broadcasts.finished(broadcastId, clock.now())
        return 'finished'
      }
      const at = clock.now()
      await feeds.append(groupIds, { itemId: broadcastId, at, line: sent.title })
      await deliveries.markDelivered(broadcastId, groupIds, at)
      return 'more'
    },
  }
}
