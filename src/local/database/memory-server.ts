import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../project-root'

/** mongodb-memory-server-core is a development dependency and slow to load: only when it is needed. */
async function memoryServer() {
  const { DryMongoBinary } = await import('mongodb-memory-server-core/lib/util/DryMongoBinary')
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary')
  const { resolveConfig, ResolveConfigVariables } =
    await import('mongodb-memory-server-core/lib/util/resolveConfig')
  return { DryMongoBinary, MongoBinary, version: resolveConfig(ResolveConfigVariables.VERSION) ?? '7.0.14' }
}

export async function cachedByMemoryServer(): Promise<string | undefined> {
  const kept = [
    join(homedir(), '.cache', 'mongodb-binaries'),
    join(projectRoot(), 'node_modules', '.cache', 'mongodb-memory-server'),
  ]
  if (!kept.some((folder) => existsSync(folder))) return undefined
  const { DryMongoBinary, version } = await memoryServer()
  return DryMongoBinary.locateBinary({ version })
}

export async function downloadByMemoryServer(): Promise<string> {
  const { MongoBinary } = await memoryServer()
  return MongoBinary.getPath()
}
