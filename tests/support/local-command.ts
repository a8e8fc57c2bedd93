import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { projectRoot } from '../../src/local/project-root'
import type { FreshDatabase } from './database'

const key = () => randomBytes(32).toString('base64')

/** Runs a command of `src/local` in a process of its own, on the given database; whoever watches what it says may kill it. */
export const localCommand = (
  database: Pick<FreshDatabase, 'uri' | 'name'>,
  command: string,
  args: readonly string[] = [],
  watch: (output: string, child: ChildProcess) => void = () => undefined,
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      MONGODB_URI: database.uri,
      MONGODB_NAME: database.name,
      DATA_KEYS: `a:${key()}`,
      INDEX_KEY: key(),
      SIGN_KEY: key(),
    }
    const file = `src/local/${command}.ts`
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', file, ...args], {
      cwd: projectRoot(),
      env,
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      watch(output, child)
    })
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
