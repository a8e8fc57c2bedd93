import type { MongoClient } from 'mongodb'
import {
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import { refuse } from './refusal'

export interface Limit {
  /** How many calls are allowed … */
  readonly calls: number
  /** … in this many seconds. */
  readonly seconds: number
}

export interface Limits {
  /** Counts a call; refuses with TOO_OFTEN and the seconds to wait. Kept in memory where a process lives long. */
  consume(name: string, who: string, limit: Limit): Promise<void>
  /** The same, but always kept in the database: for guesses at codes and identities, across processes and restarts. */
  attempt(name: string, who: string, limit: Limit): Promise<void>
}

/** `durable`: count everything in the database, for functions that share no memory. */
export const createLimits = (client: MongoClient, dbName: string, durable: boolean): Limits => {
  const limiters = new Map<string, RateLimiterAbstract>()
  const limiterFor = (name: string, { calls, seconds }: Limit, stored: boolean): RateLimiterAbstract => {
    const id = `${name}|${calls}|${seconds}|${stored}`
    let limiter = limiters.get(id)
    if (!limiter) {
      const options = { keyPrefix: name, points: calls, duration: seconds }
      limiter = stored
        ? new RateLimiterMongo({ ...options, storeClient: client, dbName, tableName: 'limits' })
        : new RateLimiterMemory(options)
      limiters.set(id, limiter)
    }
    return limiter
  }
  const count = async (name: string, who: string, limit: Limit, stored: boolean): Promise<void> => {
    try {
      await limiterFor(name, limit, stored).consume(who)
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason
      throw refuse('TOO_OFTEN', { retryAfter: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
    }
  }
  return {
    consume: (name, who, limit) => count(name, who, limit, durable),
    attempt: (name, who, limit) => count(name, who, limit, true),
  }
}
