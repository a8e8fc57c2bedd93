// node scripts/complete-lockfile.mjs [FILE]: run it after `npm install` has changed package-lock.json.
// npm leaves optional packages for other systems out of the lockfile when its registry does not carry them, and
// then `npm ci` refuses that lockfile. This names them with their system, so that npm knows what to skip.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inRoot } from './setup/root.mjs'

const SYSTEM =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)\b/

/** Where Node would find `name` from the package at `path`, nearest first. */
function placesOf(path, name) {
  const parents = path.split('/node_modules/')
  const folders = parents.map((_, index) => parents.slice(0, parents.length - index).join('/node_modules/'))
  return [
    ...folders.filter((folder) => folder !== '').map((folder) => `${folder}/node_modules/${name}`),
    `node_modules/${name}`,
  ]
}

/** Optional packages that the lockfile's packages want and the lockfile does not have: [wanting path, name, version]. */
export function missingOptionals({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => {
        const found = placesOf(path, name)
          .map((place) => packages[place])
          .find(Boolean)
        return found === undefined || (/^\d/.test(version) && found.version !== version)
      })
      .map(([name, version]) => [path, name, version]),
  )
}

export function complete(lockfile) {
  for (const [path, name, version] of missingOptionals(lockfile)) {
    const system = SYSTEM.exec(name)
    if (system === null || !/^\d/.test(version)) continue
    const top = `node_modules/${name}`
    const place = lockfile.packages[top] === undefined ? top : `${path}/node_modules/${name}`
    const { dev } = lockfile.packages[path]
    lockfile.packages[place] = {
      version,
      cpu: [system[2]],
      ...(dev && { dev }),
      optional: true,
      os: [system[1]],
    }
  }
  const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...lockfile, packages: Object.fromEntries(sorted) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? inRoot('package-lock.json')
  const lockfile = JSON.parse(readFileSync(file, 'utf8'))
  const before = Object.keys(lockfile.packages).length
  const whole = complete(lockfile)
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`)
  console.log(`${Object.keys(whole.packages).length - before} packages of other systems added`)
  for (const [path, name, version] of missingOptionals(whole))
    console.log(`still missing: ${name}@${version} of ${path}`)
}
