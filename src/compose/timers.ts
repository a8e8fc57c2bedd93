import type { Environment } from '../../config/environment'
import { runHotlineRound } from '../engines/hotline/later'
import { libraryConsumers } from '../engines/library/later'
import { applyDueRebinds, membershipConsumers } from '../engines/membership/later'
import { runRetention } from '../engines/membership/retention'
import { broadcastConsumers, robotConsumers } from '../flows/broadcast-consumers'
import { hotlineConsumers } from '../flows/hotline-consumers'
import { rosterConsumers } from '../flows/roster-consumers'
import { removeExpiredFiles } from '../kernel/files'
import { drainOutbox, type Consumer, type OutboxMessage } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { benefitFlows } from './benefit'
import { broadcastPorts } from './broadcast'
import { allEngines, prepareDatabase } from './engines'
import { hotlinePorts } from './hotline'
import { lectureVendors, lectureFlows } from './lecture'
import { membershipPorts } from './membership'

type Consumers = Readonly<Record<string, Consumer>>

/** Who takes which message of the outbox, when each takes seconds at most. */
export const quickConsumers = (house: House, environment: Environment): Consumers => ({
  ...benefitFlows(house, environment),
  ...broadcastConsumers(house, broadcastPorts(environment)),
  ...hotlineConsumers(house, hotlinePorts(environment)),
  ...lectureFlows(house, environment),
  ...libraryConsumers(house),
  ...membershipConsumers(house, membershipPorts(environment)),
})

/** Robots and checkers of words answer after seconds or not at all: a worker of their own, so that nothing else waits for vendors. */
export const slowConsumers = (house: House, environment: Environment): Consumers => ({
  ...robotConsumers(house, broadcastPorts(environment)),
  ...lectureVendors(house, environment),
})

/** A roster takes minutes: where a process lives long it has a worker of its own, so that a notice need not wait for it. */
export const longConsumers = (house: House, environment: Environment): Consumers =>
  rosterConsumers(house, membershipPorts(environment))

/** What is due by time alone: data whose retention is over, files that nobody uses. Safe to run twice. */
export const runDaily = async (house: House, environment: Environment): Promise<object> => ({
  ...(await runHotlineRound(house, hotlinePorts(environment))),
  ...(await runRetention(house)),
  rebindsDue: await applyDueRebinds(house),
  filesRemoved: await removeExpiredFiles(house.db, house.clock.now()),
})

/** Houses whose collections and indexes this instance has seen to. */
const prepared = new WeakSet<House>()

/** One round of the platform's timer: works off the outbox and tidies up; an instance's first round sees to indexes. */
export const oneRound = async (house: House, environment: Environment): Promise<object> => {
  const problems: string[] = []
  const noteProblem = (message: OutboxMessage): void => {
    problems.push(message.topic)
  }
  if (!prepared.has(house)) await prepareDatabase(house, allEngines(environment))
  prepared.add(house)
  const quick = await drainOutbox(house, quickConsumers(house, environment), noteProblem)
  const slow = await drainOutbox(house, slowConsumers(house, environment), noteProblem)
  const long = await drainOutbox(house, longConsumers(house, environment), noteProblem)
  const handled = quick + slow + long
  return { handled, problems, ...(await runDaily(house, environment)) }
}
