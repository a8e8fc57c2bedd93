import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { zhCN } from 'zod/locales'
import type { Environment } from '../../config/environment'
import { connectDatabase } from '../kernel/database'
import { createFiles } from '../kernel/files'
import { createLimits } from '../kernel/limits'
import { randomPiece } from '../kernel/random-pieces'
import { createSigner } from '../kernel/signer'
import type { Clock, Ids } from '../kernel/time'
import type { House } from '../kernel/unit'
import { createVault } from '../kernel/vault'

export const systemClock: Clock = { now: () => new Date() }

export const randomIds: Ids = {
  next: (prefix) => `${prefix}_${randomPiece(16).toString('base64url')}`,
  digits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
}

export interface HouseOptions {
  readonly clock?: Clock
  readonly ids?: Ids
  /** Connections to the database: 2 in a cloud function, more where a process serves many. */
  readonly poolSize: number
  /** Functions share no memory, so they count every call in the database. */
  readonly durableLimits: boolean
  readonly wake?: () => void
}

/** Connects, and makes of the environment what every call stands on. Throws when a key or the address is missing. */
export const openHouse = async (environment: Environment, options: HouseOptions): Promise<House> => {
  z.config(zhCN())
  const { MONGODB_URI, MONGODB_NAME, DATA_KEYS, INDEX_KEY, SIGN_KEY } = environment
  const [currentKey] = DATA_KEYS ?? []
  if (!MONGODB_URI || !currentKey || !DATA_KEYS || !INDEX_KEY || !SIGN_KEY) {
    throw new Error('environment: MONGODB_URI, DATA_KEYS, INDEX_KEY and SIGN_KEY are needed')
  }
  const { client, db } = await connectDatabase(MONGODB_URI, MONGODB_NAME, options.poolSize)
  const clock = options.clock ?? systemClock
  const vault = createVault({
    current: currentKey.id,
    keys: Object.fromEntries(DATA_KEYS.map(({ id, key }) => [id, key])),
    indexKey: INDEX_KEY,
  })
  return {
    client,
    db,
    clock,
    ids: options.ids ?? randomIds,
    vault,
    signer: createSigner(SIGN_KEY, clock),
    limits: createLimits(client, MONGODB_NAME, options.durableLimits),
    files: createFiles(db, vault),
    wake: options.wake ?? (() => undefined),
  }
}
