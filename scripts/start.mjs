// npm start: installs, builds the pages and runs the local cloud with demo data, all in this one process.
//   --port N   where it listens (or PORT; default 8127)
//   --data DIR where data, keys and password lie (default .data)
//   --fresh    begins with an empty database; asks first unless --yes is given
import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './setup/builds.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { main } from './setup/main.mjs'
import { inRoot } from './setup/root.mjs'
import { PlainError } from './setup/run.mjs'
import { say, step } from './setup/say.mjs'

function options() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string', default: inRoot('.data') },
        fresh: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port ?? process.env.PORT ?? 8127)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('port')
    return { ...values, port, data: resolve(values.data) }
  } catch {
    throw new PlainError('用法：npm start -- [--port 端口号] [--data 目录] [--fresh [--yes]]')
  }
}

const portTaken = (port) =>
  new PlainError(`端口 ${port} 已被占用。请换一个再试：npm start -- --port ${port + 1}`)

/** Asked at once, so that nobody waits minutes for an installation to learn it. */
const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code !== 'EADDRINUSE'))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

async function empty(data, yes) {
  if (!existsSync(data)) return
  if (!yes) {
    if (!process.stdin.isTTY) throw new PlainError(`--fresh 会清空 ${data} 里的数据；确定的话请加上 --yes。`)
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    const answer = await terminal.question(`将清空 ${data} 里的全部数据，确定吗？输入 y 继续：`)
    terminal.close()
    if (answer.trim().toLowerCase() !== 'y') throw new PlainError('没有清空，也没有启动。')
  }
  rmSync(data, { recursive: true, force: true })
}

/** Bundled anew at each start takes 0.2 s; compiling its modules one by one takes 1.5 s. */
async function loadLocalCloud() {
  const { build } = await import('esbuild')
  const outdir = inRoot('dist', 'local')
  await build({
    entryPoints: {
      main: inRoot('src', 'local', 'main.ts'),
      // A thread of its own, looked for beside the file that starts it.
      'index-worker': inRoot('src', 'engines', 'library', 'parts', 'index-worker.ts'),
    },
    ...{ outdir, bundle: true, packages: 'external' },
    ...{ platform: 'node', target: 'node20.19', format: 'cjs', sourcemap: 'linked', logLevel: 'warning' },
  })
  process.setSourceMapsEnabled(true)
  return createRequire(import.meta.url)(join(outdir, 'main.js')).startLocalCloud
}

await main(async () => {
  // A person at a terminal wants the address, not a line for every request.
  process.env.LOG_LEVEL ??= 'warn'
  const { port, data, fresh, yes } = options()
  if (!(await isFree(port))) throw portTaken(port)
  await ensureInstalled()
  await ensureBuilt('h5')
  if (fresh) await empty(data, yes)
  const startLocalCloud = await loadLocalCloud()
  try {
    const cloud = await step('正在启动本地云', () => startLocalCloud({ port, dataDir: data, log: say }))
    const stop = async () => {
      say('正在停止 …')
      setTimeout(() => process.exit(1), 20_000).unref()
      await cloud.stop()
      process.exit(0)
    }
    process.once('SIGINT', stop).once('SIGTERM', stop)
  } catch (error) {
    if (error?.code !== 'EADDRINUSE') throw error
    throw portTaken(port)
  }
})
