import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './root.mjs'
import { PlainError, runLeashed } from './run.mjs'
import { step } from './say.mjs'

const CLIENT = ['miniprogram', 'config', 'src/engines', 'src/kernel', 'babel.config.js', 'package-lock.json']

/** What is built, from which sources, into which folder, and how long that takes on two cores. */
const BUILDS = {
  weapp: {
    title: '小程序（约 20 秒）',
    from: [...CLIENT, 'scripts/build-client.mjs', 'project.config.json'],
    into: 'dist/weapp',
    command: ['scripts/build-client.mjs', 'weapp'],
  },
  // The same mini-program as it is built for a container: it asks door 2 by wx.request.
  'weapp-http': {
    title: '容器版小程序（约 20 秒）',
    from: [...CLIENT, 'scripts/build-client.mjs', 'project.config.json'],
    into: 'dist/weapp-http',
    command: ['scripts/build-client.mjs', 'weapp'],
    env: { NJR_INTO: 'weapp-http', NJR_TRANSPORT: 'http', NJR_API: 'https://door.example' },
  },
  h5: {
    title: '网页（约 45 秒）',
    from: [...CLIENT, 'scripts/build-client.mjs'],
    into: 'dist/h5',
    command: ['scripts/build-client.mjs', 'h5'],
  },
  cloud: {
    title: '云函数（约 2 秒）',
    from: ['src', 'config', 'cloudfunctions', 'scripts/build-cloud.ts', 'package-lock.json'],
    into: 'dist/cloudfunctions',
    command: ['--import', 'tsx', 'scripts/build-cloud.ts'],
  },
}

/** Values of the environment that end up inside a build. */
const ENVIRONMENT = ['NJR_TRANSPORT', 'NJR_API', 'NJR_PUBLIC', 'NJR_CLOUD_ENV']

function* filesUnder(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) {
    if (!name.startsWith('.')) yield* filesUnder(join(path, name))
  }
}

/** A sum over names and contents of everything a build is made from. */
function sumOf(name) {
  const hash = createHash('sha256')
  for (const source of BUILDS[name].from) {
    for (const file of filesUnder(inRoot(source))) hash.update(file).update('\0').update(readFileSync(file))
  }
  for (const key of ENVIRONMENT) hash.update(`${key}=${process.env[key] ?? ''}\0`)
  return hash.digest('hex')
}

const noteOf = (name) => inRoot('dist', '.built', name)

/** Builds each of `names` whose sources have changed since its last build; several at the same time. */
export async function ensureBuilt(...names) {
  const stale = names.flatMap((name) => {
    const sum = sumOf(name)
    const note = noteOf(name)
    const built = existsSync(inRoot(BUILDS[name].into)) && existsSync(note)
    return built && readFileSync(note, 'utf8') === sum ? [] : [{ name, sum, note }]
  })
  if (stale.length === 0) return
  const titles = stale.map(({ name }) => BUILDS[name].title).join('、')
  const failed = await step(`正在构建${titles}`, () => Promise.all(stale.map(build)))
  const broken = failed.filter(Boolean)
  if (broken.length > 0) {
    throw new PlainError(broken.map(({ name, output }) => `${output}\n没有构建成功：${name}`).join('\n'))
  }
}

/** Of a bundler's pages of resolution attempts, the lines around the first things that went wrong. */
function gist(output) {
  const lines = output.split('\n')
  const first = lines.findIndex((line) => /error|not found|failed/i.test(line))
  return lines.slice(Math.max(0, first - 3), Math.max(0, first) + 30).join('\n')
}

async function build({ name, sum, note }) {
  rmSync(note, { force: true })
  const { code, output } = await runLeashed(process.execPath, BUILDS[name].command, { env: BUILDS[name].env })
  if (code !== 0) return { name, output: gist(output) }
  mkdirSync(dirname(note), { recursive: true })
  writeFileSync(note, sum)
  return undefined
}
