import { randomBytes } from 'node:crypto'

const POOL_BYTES = 4096
let pool = Buffer.alloc(0)
let used = 0

/** Random bytes for ids and nonces, 1–4,096: drawn from the system some thousand at a time, because asking it for each
 *  one costs more than everything else about an id. Keys ask the system themselves. */
export const randomPiece = (count: number): Buffer => {
  if (used + count > pool.length) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}
