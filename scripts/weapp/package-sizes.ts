import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

export interface PackageSizes {
  /** Bytes of everything that is not in a subpackage. */
  mainBytes: number
  /** Bytes by root of the subpackage. */
  subpackages: Record<string, number>
}

interface AppJson {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}

const withSlash = (root: string) => root.replace(/\/*$/, '/')

/** What WeChat would count of a build in `dist`: unpacked bytes of each package. Source maps are not uploaded. */
export function packageSizes(dist: string): PackageSizes {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => withSlash(root))
  const subpackages = Object.fromEntries(roots.map((root) => [root, 0]))
  let mainBytes = 0
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(dist.length + 1).replaceAll(sep, '/')
    const root = roots.find((one) => path.startsWith(one))
    const bytes = statSync(file).size
    if (root === undefined) mainBytes += bytes
    else subpackages[root] = (subpackages[root] ?? 0) + bytes
  }
  return { mainBytes, subpackages }
}
