import { libraryConsumers } from '../engines/library/later'
import { applyDueRebinds, membershipConsumers } from '../engines/membership/later'
import { runRetention } from '../engines/membership/retention'
import { broadcastConsumers, robotConsumers } from '../flows/broadcast-consumers'
import { rosterConsumers } from '../flows/roster-consumers'
import { removeExpiredFiles } from '../kernel/files'
import { broadcastEngine, broadcastPorts } from './broadcast'
import { libraryEngine } from './library'
import { membershipEngine, membershipPorts } from './membership'
import type { Later } from './round'

/** What happens later with people, guides and broadcasts. */
export const laterCore: Later = {
  engines: (environment) => [membershipEngine(environment), libraryEngine(), broadcastEngine(environment)],
  quick: (house, environment) => ({
    ...broadcastConsumers(house, broadcastPorts(environment)),
    ...libraryConsumers(house),
    ...membershipConsumers(house, membershipPorts(environment)),
  }),
  slow: (house, environment) => robotConsumers(house, broadcastPorts(environment)),
  long: (house, environment) => rosterConsumers(house, membershipPorts(environment)),
  /** Data whose retention is over, files that nobody uses, rebindings whose day has passed. */
  daily: async (house) => ({
    ...(await runRetention(house)),
    rebindsDue: await applyDueRebinds(house),
    filesRemoved: await removeExpiredFiles(house.db, house.clock.now()),
  }),
}
