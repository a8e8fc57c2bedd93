import { defineEngine, type Engine } from '../../kernel/operation'
import { broadcast } from './contract'
import { acknowledge } from './operations/acknowledge'
import { countAudience } from './operations/count-audience'
import { listBroadcasts } from './operations/list-broadcasts'
import { listMyGroups } from './operations/list-my-groups'
import { listUnacknowledged } from './operations/list-unacknowledged'
import { listWaiting } from './operations/list-waiting'
import { markRead } from './operations/mark-read'
import { openGroup } from './operations/open-group'
import { openItem } from './operations/open-item'
import { readFeed } from './operations/read-feed'
import { readFunnel } from './operations/read-funnel'
import { sendGuide } from './operations/send-guide'
import type { Unit } from '../../kernel/unit'
import type { BroadcastPorts } from './ports'
import { broadcastServices } from './services'
import { broadcasts } from './store/broadcasts'
import { deliveries } from './store/deliveries'
import { robots } from './store/robots'
import { broadcastSettings } from './store/settings'
import { groupWays } from './store/ways'
import { feeds, feedSegments } from './store/feeds'
import { feedItems } from './store/items'
import { readPositions } from './store/read-positions'
import { receipts } from './store/receipts'

/** What is served so far of what may be asked. */
const served = {
  listMyGroups: broadcast.listMyGroups,
  openGroup: broadcast.openGroup,
  readFeed: broadcast.readFeed,
  markRead: broadcast.markRead,
  openItem: broadcast.openItem,
  acknowledge: broadcast.acknowledge,
  listWaiting: broadcast.listWaiting,
  countAudience: broadcast.countAudience,
  sendGuide: broadcast.sendGuide,
  listBroadcasts: broadcast.listBroadcasts,
  readFunnel: broadcast.readFunnel,
  listUnacknowledged: broadcast.listUnacknowledged,
}

/** Sends guides into groups' feeds and tells what became of them. */
export const createBroadcastEngine = (ports: BroadcastPorts): Engine =>
  defineEngine({
    name: 'broadcast',
    contract: served,
    collections: [
      broadcasts,
      deliveries,
      receipts,
      feeds,
      feedSegments,
      feedItems,
      readPositions,
      robots,
      broadcastSettings,
      groupWays,
    ],
    services: (unit: Unit) => broadcastServices(ports, unit),
    operations: {
      listMyGroups,
      openGroup,
      readFeed,
      markRead,
      openItem,
      acknowledge,
      listWaiting,
      countAudience,
      sendGuide,
      listBroadcasts,
      readFunnel,
      listUnacknowledged,
    },
  })
