import { forgetAsker } from '../engines/lecture/leavers'
import { TOPICS as HOTLINE } from '../engines/hotline/parts/topics'
import { removeOldPieces } from '../engines/files/store/pieces'
import { libraryConsumers } from '../engines/library/later'
import { applyDueRebinds, membershipConsumers } from '../engines/membership/later'
import { LEFT } from '../engines/membership/operations/leave'
import { runRetention } from '../engines/membership/retention'
import { broadcastConsumers, robotConsumers } from '../flows/broadcast-consumers'
import { rosterConsumers } from '../flows/roster-consumers'
import { HOUSE } from '../kernel/caller'
import { removeExpiredFiles } from '../kernel/files'
import { unitOf } from '../kernel/transaction'
import type { House } from '../kernel/unit'
import { broadcastEngine, broadcastPorts } from './broadcast'
import { filesEngine } from './files'
import { libraryEngine } from './library'
import { membershipEngine, membershipPorts } from './membership'
import type { Consumers, Later } from './round'

/** Whoever has left is forgotten by lectures too, and by the hotline, which lives in the other half. */
const whoLeft = (house: House, consumers: Consumers): Consumers => ({
  ...consumers,
  [LEFT]: async (message) => {
    const { memberId } = message.payload
    if (typeof memberId === 'string') {
      const unit = unitOf(house, HOUSE)
      await forgetAsker(unit, memberId)
      await unit.outbox.add(HOTLINE.personLeft, memberId, { memberId })
    }
    return consumers[LEFT]?.(message)
  },
})

/** What happens later with people, guides and broadcasts. */
export const laterCore: Later = {
  engines: (environment) => [
    membershipEngine(environment),
    libraryEngine(),
    broadcastEngine(environment),
    filesEngine(),
  ],
  quick: (house, environment) => ({
    ...broadcastConsumers(house, broadcastPorts(environment)),
    ...libraryConsumers(house),
    ...whoLeft(house, membershipConsumers(house, membershipPorts(environment))),
  }),
  slow: (house, environment) => robotConsumers(house, broadcastPorts(environment)),
  long: (house, environment) => rosterConsumers(house, membershipPorts(environment)),
  /** Data whose retention is over, files that nobody uses, rebindings whose day has passed. */
  daily: async (house) => ({
    ...(await runRetention(house)),
    rebindsDue: await applyDueRebinds(house),
    filesRemoved: await removeExpiredFiles(house.db, house.clock.now()),
    piecesRemoved: await removeOldPieces(house),
  }),
}
