import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startDatabase, type Database } from './database'
import { isFree } from './database/free-port'
import { uriOf } from './database/replica-set'
import { databaseSecrets } from './database/secrets'

/** `MONGODB_URI`, or the database of the local cloud: the one that runs, else it is started for as long as this takes. */
export const reachDatabase = async (dataDir: string, existingUri: string | undefined): Promise<Database> => {
  const dir = join(dataDir, 'db')
  const noted = join(dir, 'port')
  const port = existsSync(noted) ? Number(readFileSync(noted, 'utf8')) : 0
  if (!existingUri && port > 0 && existsSync(join(dir, 'password')) && !(await isFree(port))) {
    const { password } = await databaseSecrets(dir)
    const uri = uriOf([port], password)
    return { uri, appUri: () => Promise.resolve(uri), pid: undefined, stop: () => Promise.resolve() }
  }
  return startDatabase({ dir, existingUri, log: (line) => console.log(line) })
}
