import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from '../../src/local/database'
import { rememberDatabase } from './running-database'

/** One database server for the whole run; MONGODB_URI replaces it. The workers learn by environment its address,
 *  and the folder of this run. */
export default async function globalSetup(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-tests-'))
  const database = await startDatabase({
    existingUri: process.env['MONGODB_URI'],
    dir,
    cacheGb: 0.5,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  process.env['TEST_MONGODB_URI'] = database.uri
  process.env['TEST_RUN_DIR'] = dir
  rememberDatabase({ database, dir })
}
