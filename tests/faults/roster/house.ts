import { createHash } from 'node:crypto'
import { readEnvironment } from '../../../config/environment'
import { openHouse } from '../../../src/compose/house'
import type { House } from '../../../src/kernel/unit'

/** The same in every process of a test. */
const KEY = createHash('sha256').update('fault test').digest('base64')

/** A house whose clock is ahead by so many milliseconds: a worker that died is then seen to be dead at once. */
export const faultHouse = (uri: string, name: string, ahead = 0): Promise<House> =>
  openHouse(
    readEnvironment({
      MONGODB_URI: uri,
      MONGODB_NAME: name,
      DATA_KEYS: `a:${KEY}`,
      INDEX_KEY: KEY,
      SIGN_KEY: KEY,
    }),
    { poolSize: 4, durableLimits: false, clock: { now: () => new Date(Date.now() + ahead) } },
  )
