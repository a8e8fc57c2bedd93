import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../../src/local/project-root'
import { freePort } from '../support/free-port'

const data = mkdtempSync(join(tmpdir(), 'niangjiaren-start-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

interface Started {
  url: string
  child: ChildProcess
  exit: Promise<number | null>
  mongod: number
}

/** `npm start` as a person runs it, until it has printed its address. */
async function start(): Promise<Started> {
  const port = await freePort()
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'MONGODB_URI'))
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port), '--data', data], {
    cwd: projectRoot(),
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.push(child)
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const gone = new AbortController()
  void exit.then(() => gone.abort())
  while (!said.includes('打开 ') && !gone.signal.aborted) await sleep(50)
  const url = /打开 (\S+)/.exec(said)?.[1]
  if (url === undefined) throw new Error(said)
  return { url, child, exit, mongod: Number(readFileSync(join(data, 'db', 'data', 'mongod.lock'), 'utf8')) }
}

async function isGone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await sleep(50)
  }
  return false
}

test('npm start serves pages and the API, and Ctrl-C stops everything it started', async () => {
  const { url, child, exit, mongod } = await start()
  expect((await fetch(`${url}/api/health`)).status).toBe(200)
  expect(await (await fetch(url)).text()).toContain('<html')
  child.kill('SIGINT')
  expect(await exit).toBe(0)
  expect(await isGone(mongod)).toBe(true)
  await expect(fetch(url)).rejects.toThrow()
}, 180_000)

test('npm start that is killed leaves no database behind and starts again on the same data', async () => {
  const first = await start()
  first.child.kill('SIGKILL')
  await first.exit
  expect(await isGone(first.mongod)).toBe(true)
  const second = await start()
  expect((await fetch(`${second.url}/api/health`)).status).toBe(200)
  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(0)
}, 180_000)
