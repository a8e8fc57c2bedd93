import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { zhCN } from 'zod/locales'
import { randomIds } from '../../src/compose/house'
import { auditEntries } from '../../src/kernel/audit'
import type { Caller } from '../../src/kernel/caller'
import { ensureCollections } from '../../src/kernel/collection'
import { createDispatch, type Answer, type Dispatch } from '../../src/kernel/dispatch'
import { createFiles } from '../../src/kernel/files'
import { answeredCalls } from '../../src/kernel/idempotency'
import { createLimits } from '../../src/kernel/limits'
import type { Engine } from '../../src/kernel/operation'
import { outboxMessages } from '../../src/kernel/outbox'
import { createSigner } from '../../src/kernel/signer'
import type { Clock } from '../../src/kernel/time'
import type { House } from '../../src/kernel/unit'
import { createVault } from '../../src/kernel/vault'
import { freshDatabase, type FreshDatabase } from './database'

/** A clock that goes on only when a test says so. */
export interface TestClock extends Clock {
  set(at: string): void
  move(milliseconds: number): void
}

export const testClock = (start = '2026-11-23T01:00:00Z'): TestClock => {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    set: (moment) => {
      at = Date.parse(moment)
    },
    move: (milliseconds) => {
      at += milliseconds
    },
  }
}

export interface TestHouse {
  house: House
  clock: TestClock
  database: FreshDatabase
  /** Calls as the given person; the key is new unless named. */
  call(caller: Caller, name: string, input: unknown, key?: string): Promise<Answer>
  close(): Promise<void>
}

/** A whole house on an empty database of its own, with the engines under test; callers are given, not looked up. */
export const testHouse = async (
  engines: (house: House) => readonly Engine[],
  clock: TestClock = testClock(),
): Promise<TestHouse> => {
  z.config(zhCN())
  const database = await freshDatabase()
  const vault = createVault({ current: 'a', keys: { a: randomBytes(32) }, indexKey: randomBytes(32) })
  const house: House = {
    client: database.client,
    db: database.db,
    clock,
    ids: randomIds,
    vault,
    signer: createSigner(randomBytes(32), clock),
    limits: createLimits(database.client, database.name, false),
    files: createFiles(database.db, vault),
    wake: () => undefined,
  }
  const built = engines(house)
  await ensureCollections(database.db, [
    auditEntries,
    outboxMessages,
    answeredCalls,
    ...built.flatMap((engine) => engine.collections),
  ])
  const callers = new Map<string, Caller>()
  const dispatch: Dispatch = createDispatch(house, built, async (credential) =>
    credential.kind === 'token' ? callers.get(credential.token) : undefined,
  )
  return {
    house,
    clock,
    database,
    call: async (caller, name, input, key = randomBytes(12).toString('hex')) => {
      const [engine = '', operation = ''] = name.split('.')
      const token = JSON.stringify(caller)
      callers.set(token, caller)
      const credential =
        caller.accountId === 'anonymous' ? ({ kind: 'none' } as const) : ({ kind: 'token', token } as const)
      return dispatch({ engine, operation, input, credential, key, address: '203.0.113.1' })
    },
    close: () => database.drop(),
  }
}

/** A caller with a name of its own; `grants` as `role@orgId`. */
export const person = (id: string, about: Partial<Caller> = {}, ...grants: string[]): Caller => ({
  accountId: `acc_${id}`,
  memberId: `mem_${id}`,
  trust: 'phone',
  orgPath: [],
  ...about,
  grants: grants.map((grant) => {
    const [role, orgId = ''] = grant.split('@')
    return { role: role as Caller['grants'][number]['role'], orgId }
  }),
})
