import type { Environment } from '../../config/environment'
import { createIdentify } from '../engines/membership/identify'
import { auditEntries } from '../kernel/audit'
import { ensureCollections } from '../kernel/collection'
import { createDispatch, type Dispatch } from '../kernel/dispatch'
import { storedFiles } from '../kernel/files'
import { answeredCalls } from '../kernel/idempotency'
import type { Engine } from '../kernel/operation'
import { outboxMessages } from '../kernel/outbox'
import type { House } from '../kernel/unit'
import { benefitEngine } from './benefit'
import { broadcastEngine } from './broadcast'
import { hotlineEngine } from './hotline'
import { lectureEngine } from './lecture'
import { libraryEngine } from './library'
import { membershipEngine } from './membership'

/** For a process that serves everything. */
export const allEngines = (environment: Environment): readonly Engine[] => [
  membershipEngine(environment),
  libraryEngine(),
  broadcastEngine(environment),
  lectureEngine(),
  hotlineEngine(environment),
  benefitEngine(environment),
]

export const dispatchOf = (house: House, engines: readonly Engine[]): Dispatch =>
  createDispatch(house, engines, createIdentify(house))

/** Makes collections and indexes that are missing; run at the start of a process that lives long, and by the timer in the cloud. */
export const prepareDatabase = (house: House, engines: readonly Engine[]): Promise<void> =>
  ensureCollections(house.db, [
    auditEntries,
    outboxMessages,
    answeredCalls,
    storedFiles,
    ...engines.flatMap((engine) => engine.collections),
  ])
