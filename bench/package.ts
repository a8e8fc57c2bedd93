// What people download: bytes of the mini-program's packages, of the h5 first load, of each cloud function.
import { execFile } from 'node:child_process'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { packageSizes } from '../scripts/weapp/package-sizes'
import { launchBrowser } from '../tests/support/browser'

const DIST = join(__dirname, '..', 'dist')
const LOADS = 7
const LIMITS = { main: 500 << 10, subpackage: 400 << 10, h5: 220 << 10, function: 1_600_000, loadMs: 250 }
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Everything the browser fetches of the build until the first page stands, each file gzipped at level 9. */
async function h5FirstLoad(): Promise<number> {
  const fetched = new Set<string>()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://h5').pathname
    const file = join(DIST, 'h5', path === '/' ? 'index.html' : path)
    if (path.startsWith('/api/') || !existsSync(file)) {
      response.writeHead(503).end()
      return
    }
    fetched.add(file)
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      waitUntil: 'networkidle',
    })
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
  return [...fetched].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
}

/** Median milliseconds of `require` in a fresh process, as at a cold start. */
async function loadTime(file: string): Promise<number> {
  const code = `const t = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t)); process.exit()`
  const times: number[] = []
  for (let n = 0; n < LOADS; n++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', code])
    times.push(Number(stdout))
  }
  return times.sort((a, b) => a - b)[LOADS >> 1] ?? NaN
}

async function functions(): Promise<Record<string, { bytes: number; loadMs: number }>> {
  const folder = join(DIST, 'cloudfunctions')
  const found: Record<string, { bytes: number; loadMs: number }> = {}
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, 'index.js')
    found[name] = { bytes: statSync(file).size, loadMs: Math.round(await loadTime(file)) }
  }
  return found
}

const row = (what: string, bytes: number, limit: number, more = '') =>
  console.log(
    `${what.padEnd(34)}${(bytes / 1024).toFixed(1).padStart(9)} KB  of ${(limit / 1024).toFixed(0)} KB  ${bytes <= limit ? 'ok' : 'TOO BIG'}  ${more}`,
  )

async function main(): Promise<void> {
  const sizes = packageSizes(join(DIST, 'weapp'))
  const h5FirstLoadGzipBytes = await h5FirstLoad()
  const bundled = await functions()
  row('weapp, main package', sizes.mainBytes, LIMITS.main)
  for (const [root, bytes] of Object.entries(sizes.subpackages))
    row(`weapp, ${root}`, bytes, LIMITS.subpackage)
  row('h5, first load (gzip)', h5FirstLoadGzipBytes, LIMITS.h5)
  for (const [name, { bytes, loadMs }] of Object.entries(bundled)) {
    row(`function ${name}`, bytes, LIMITS.function, `loads in ${loadMs} ms of ${LIMITS.loadMs} ms`)
  }
  console.log(JSON.stringify({ ...sizes, h5FirstLoadGzipBytes, functions: bundled }))
}

void main()
