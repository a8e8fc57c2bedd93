import type { Environment } from '../../config/environment'
import { libraryConsumers } from '../engines/library/later'
import { applyDueRebinds, membershipConsumers } from '../engines/membership/later'
import { runRetention } from '../engines/membership/retention'
import { broadcastConsumers } from '../flows/broadcast-consumers'
import { rosterConsumers } from '../flows/roster-consumers'
import { removeExpiredFiles } from '../kernel/files'
import { drainOutbox, type Consumer, type OutboxMessage } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { broadcastPorts } from './broadcast'
import { membershipPorts } from './membership'

/** Who takes which message of the outbox. */
export const consumersOf = (house: House, environment: Environment): Readonly<Record<string, Consumer>> => ({
  ...broadcastConsumers(house, broadcastPorts),
  ...libraryConsumers(house),
  ...membershipConsumers(house),
  ...rosterConsumers(house, membershipPorts(environment)),
})

/** What is due by time alone: data whose retention is over, files that nobody uses. Safe to run twice. */
export const runDaily = async (house: House): Promise<object> => ({
  ...(await runRetention(house)),
  rebindsDue: await applyDueRebinds(house),
  filesRemoved: await removeExpiredFiles(house.db, house.clock.now()),
})

/** One round of the platform's timer: works off the outbox and tidies up. */
export const oneRound = async (house: House, environment: Environment): Promise<object> => {
  const problems: string[] = []
  const noteProblem = (message: OutboxMessage): void => {
    problems.push(message.topic)
  }
  const handled = await drainOutbox(house, consumersOf(house, environment), noteProblem)
  return { handled, problems, ...(await runDaily(house)) }
}
