import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { npm, PlainError } from './run.mjs'
import { step } from './say.mjs'

const LEAST = [20, 19]

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return
  throw new PlainError(
    `这里的 Node.js 是 ${version}，需要 ${LEAST.join('.')} 或更新的版本。请升级后再试。\n` +
      `Node.js ${LEAST.join('.')} or newer is needed, this is ${version}.`,
  )
}

/**
 * Whether node_modules holds what the lockfile names, by the list that npm itself keeps there. A package that is
 * optional (another system's binary, say) may be missing; one with another version may not.
 */
export function isInstalled(lockfile, installed) {
  if (!existsSync(lockfile) || !existsSync(installed)) return false
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' ||
      present[path]?.version === version ||
      (present[path] === undefined && (optional || devOptional)),
  )
}

/** Installs what the lockfile names unless it is there already. Install scripts of packages are not run. */
export async function ensureInstalled() {
  requireNode()
  if (isInstalled(inRoot('package-lock.json'), inRoot('node_modules', '.package-lock.json'))) return
  const { code } = await step('正在安装依赖（首次约 1 至 3 分钟）', () =>
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
  )
  if (code !== 0) {
    throw new PlainError(
      '依赖没有装好。请检查网络和 npm 源后再试一次。\nnpm ci failed; see its message above.',
    )
  }
}
