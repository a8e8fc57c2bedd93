import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Keys = z.object({ DATA_KEYS: z.string(), INDEX_KEY: z.string(), SIGN_KEY: z.string() })
export type LocalKeys = z.output<typeof Keys>

/** The local cloud's own keys, made at its first start and kept beside its data, readable by its owner only.
 *  In production they come from the environment and from nowhere else. */
export const localKeys = (dir: string): LocalKeys => {
  const file = join(dir, 'keys.json')
  if (existsSync(file)) return Keys.parse(JSON.parse(readFileSync(file, 'utf8')))
  const random = () => randomBytes(32).toString('base64')
  const keys = { DATA_KEYS: `local:${random()}`, INDEX_KEY: random(), SIGN_KEY: random() }
  mkdirSync(dir, { recursive: true })
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
