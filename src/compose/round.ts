import type { Environment } from '../../config/environment'
import { drainOutbox, type Consumer, type OutboxMessage } from '../kernel/outbox'
import type { Engine } from '../kernel/operation'
import type { House } from '../kernel/unit'
import { prepareDatabase } from './prepare'

export type Consumers = Readonly<Record<string, Consumer>>

/** What happens later for some of the engines. */
export interface Later {
  readonly engines: (environment: Environment) => readonly Engine[]
  /** Who takes which message of the outbox, when each takes seconds at most. */
  readonly quick: (house: House, environment: Environment) => Consumers
  /** Vendors answer after seconds or not at all: a worker of their own, so that nothing else waits for them. */
  readonly slow: (house: House, environment: Environment) => Consumers
  /** A roster takes minutes: where a process lives long it has a worker of its own, so that a notice need not wait for it. */
  readonly long: (house: House, environment: Environment) => Consumers
  /** What is due by time alone. Safe to run twice. */
  readonly daily: (house: House, environment: Environment) => Promise<object>
}

/** Houses whose collections and indexes this instance has seen to. */
const prepared = new WeakSet<House>()

/** One round of the platform's timer: works off the outbox and tidies up; an instance's first round sees to indexes. */
export const roundOf =
  (later: Later) =>
  async (house: House, environment: Environment): Promise<object> => {
    const problems: string[] = []
    const noteProblem = (message: OutboxMessage): void => {
      problems.push(message.topic)
    }
    if (!prepared.has(house)) await prepareDatabase(house, later.engines(environment))
    prepared.add(house)
    let handled = 0
    for (const consumers of [later.quick, later.slow, later.long]) {
      handled += await drainOutbox(house, consumers(house, environment), noteProblem)
    }
    return { handled, problems, ...(await later.daily(house, environment)) }
  }
