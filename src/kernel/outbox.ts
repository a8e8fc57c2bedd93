import { collection } from './collection'
import { after, DAY, MINUTE, SECOND } from './time'
import type { House, SessionOptions } from './house'

/** A message about a change, written in the transaction of the change and delivered at least once afterwards. */
export interface OutboxMessage {
  /** `topic:key`: the same message twice is one. */
  _id: string
  topic: string
  payload: Readonly<Record<string, unknown>>
  state: 'waiting' | 'done' | 'given-up'
  dueAt: Date
  attempts: number
  /** The last failure, for staff; never personal data. */
  problem?: string
  expiresAt?: Date
}

/** A message as it is handed in: `key` within its topic; due at once unless `dueAt` says later. */
export interface Posted {
  readonly topic: string
  readonly key: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly dueAt?: Date
}

export interface Outbox {
  add(topic: string, key: string, payload: Readonly<Record<string, unknown>>, dueAt?: Date): Promise<void>
  /** Many messages in one go to the database. */
  addAll(messages: readonly Posted[]): Promise<void>
}

export const outboxMessages = collection<OutboxMessage>('outbox', [
  { key: { state: 1, dueAt: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

/** A consumer must be idempotent: after a crash it is called again with the same message.
 *  It may ask to be called later by returning a moment. */
export type Consumer = (message: OutboxMessage) => Promise<void | { again: Date }>

const LEASE = MINUTE
const KEEP_DONE = 30 * DAY
const MAX_ATTEMPTS = 12

export const createOutbox = (house: House, options: SessionOptions): Outbox => {
  const addAll = async (posted: readonly Posted[]): Promise<void> => {
    if (posted.length === 0) return
    const now = house.clock.now()
    await outboxMessages.of(house.db).bulkWrite(
      posted.map(({ topic, key, payload, dueAt }) => ({
        updateOne: {
          filter: { _id: `${topic}:${key}` },
          update: { $setOnInsert: { topic, payload, state: 'waiting', dueAt: dueAt ?? now, attempts: 0 } },
          upsert: true,
        },
      })),
      options,
    )
  }
  return {
    add: (topic, key, payload, dueAt) => addAll([{ topic, key, payload, ...(dueAt && { dueAt }) }]),
    addAll,
  }
}

/** Waits 1, 2, 4 … seconds, at most 10 minutes. */
export const backoff = (attempts: number): number => Math.min(SECOND * 2 ** attempts, 10 * MINUTE)

/** Takes due messages one by one until none is left or `goOn` says no; a lease (dueAt moved ahead) keeps two workers
 *  apart. Returns how many were handled. */
export const drainOutbox = async (
  house: House,
  consumers: Readonly<Record<string, Consumer>>,
  onProblem: (message: OutboxMessage, error: unknown) => void,
  goOn: () => boolean = () => true,
): Promise<number> => {
  const messages = outboxMessages.of(house.db)
  for (let handled = 0; ; handled += 1) {
    if (!goOn()) return handled
    const now = house.clock.now()
    const message = await messages.findOneAndUpdate(
      { state: 'waiting', dueAt: { $lte: now }, topic: { $in: Object.keys(consumers) } },
      { $set: { dueAt: after(now, LEASE) }, $inc: { attempts: 1 } },
      { sort: { dueAt: 1 }, returnDocument: 'after' },
    )
    if (!message) return handled
    await handle(house, message, consumers[message.topic], onProblem)
  }
}

const handle = async (
  house: House,
  message: OutboxMessage,
  consumer: Consumer | undefined,
  onProblem: (message: OutboxMessage, error: unknown) => void,
): Promise<void> => {
  const messages = outboxMessages.of(house.db)
  try {
    const more = await consumer?.(message)
    const now = house.clock.now()
    await messages.updateOne(
      { _id: message._id },
      more
        ? { $set: { dueAt: more.again, attempts: 0 } }
        : { $set: { state: 'done', expiresAt: after(now, KEEP_DONE) }, $unset: { problem: '' } },
    )
  } catch (error) {
    onProblem(message, error)
    const problem = error instanceof Error ? error.name : 'unknown'
    await messages.updateOne(
      { _id: message._id },
      message.attempts >= MAX_ATTEMPTS
        ? { $set: { state: 'given-up', problem } }
        : { $set: { dueAt: after(house.clock.now(), backoff(message.attempts)), problem } },
    )
  }
}
