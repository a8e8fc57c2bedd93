import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Written whole or not at all, readable by its owner only: mongod refuses a key file that others can read. */
async function keepSecret(file: string, bytes: number): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(`${file}.new`, randomBytes(bytes).toString('hex'), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  return (await readFile(file, 'utf8')).trim()
}

/** The data folder's own passwords (of its administrator, and of the product) and key file, made on the first start and
 *  kept beside the data. */
export async function databaseSecrets(dir: string): Promise<{ password: string; appPassword: string }> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await keepSecret(join(dir, 'keyfile'), 128)
  return {
    password: await keepSecret(join(dir, 'password'), 24),
    appPassword: await keepSecret(join(dir, 'app-password'), 24),
  }
}
