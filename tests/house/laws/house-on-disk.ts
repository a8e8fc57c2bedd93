import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../../../src/local/project-root'

const root = projectRoot()
const RULES = [
  ...['eslint.config.mjs', '.dependency-cruiser.cjs', '.dependency-cruiser.client.cjs'],
  ...['tsconfig.base.json', 'tsconfig.json', 'miniprogram/tsconfig.json', 'tests/tsconfig.json'],
]

/** A house of these files under the project's own rules, below the project so that packages resolve. */
export function houseOnDisk(files: Record<string, string>): string {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const house = mkdtempSync(join(root, '.cache', 'house-'))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), source)
  }
  for (const rule of RULES) cpSync(join(root, rule), join(house, rule))
  return house
}

/** Runs a tool of node_modules inside a house and gives what it printed, whatever its exit code. */
export function inspect(house: string, tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const command = [join(root, 'node_modules', tool), ...args]
    execFile(process.execPath, command, { cwd: house, maxBuffer: 64 << 20 }, (_, stdout) => resolve(stdout))
  })
}
