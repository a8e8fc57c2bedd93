import { createBroadcastEngine } from '../engines/broadcast'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import { createLibraryFacts } from '../engines/library/facts'
import { createMembershipFacts } from '../engines/membership/facts'
import type { Engine } from '../kernel/operation'

/** Broadcast learns about groups from membership and about guides from the library. */
export const broadcastPorts: BroadcastPorts = { groups: createMembershipFacts, guides: createLibraryFacts }

export const broadcastEngine = (): Engine => createBroadcastEngine(broadcastPorts)
