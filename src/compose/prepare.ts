import { auditEntries } from '../kernel/audit'
import { ensureCollections } from '../kernel/collection'
import { storedFiles } from '../kernel/files'
import { answeredCalls } from '../kernel/idempotency'
import type { Engine } from '../kernel/operation'
import { outboxMessages } from '../kernel/outbox'
import type { House } from '../kernel/unit'

/** Makes collections and indexes that are missing; run at the start of a process that lives long, and by the timers in the cloud. */
export const prepareDatabase = (house: House, engines: readonly Engine[]): Promise<void> =>
  ensureCollections(house.db, [
    auditEntries,
    outboxMessages,
    answeredCalls,
    storedFiles,
    ...engines.flatMap((engine) => engine.collections),
  ])
