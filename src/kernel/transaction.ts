import { createAudit } from './audit'
import type { Caller } from './caller'
import { createOutbox } from './outbox'
import type { House, Unit } from './unit'

/** A person waits no longer than this for a change; then it is 503 and the same key may try again. */
export const CHANGE_TIMEOUT_MS = 15_000

/** A unit for one piece of work: a call, a batch of calls, a flow, an import, a test. */
export const unitOf = (house: House, caller: Caller, options: Unit['options'] = {}): Unit => ({
  ...house,
  caller,
  options,
  audit: createAudit(house, caller, options),
  outbox: createOutbox(house, options),
})

/** Runs `work` in one majority transaction; the driver repeats it when the database asks for that. */
export const inTransaction = async <T>(
  house: House,
  caller: Caller,
  work: (unit: Unit) => Promise<T>,
): Promise<T> =>
  house.client.withSession({ defaultTimeoutMS: CHANGE_TIMEOUT_MS }, (session) =>
    session.withTransaction(() => work(unitOf(house, caller, { session })), {
      writeConcern: { w: 'majority' },
      readConcern: { level: 'snapshot' },
    }),
  )
