import { execFile, fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { openidOf } from '../../src/local/demo/openid'
import { startFakes } from '../../src/local/fakes/start'
import { lawText } from '../engines/library/world'
import { freshDatabase, type FreshDatabase } from '../support/database'
import { freePort } from '../support/free-port'

/** The container as it is deployed: the bundle, a process of its own, nothing but its environment. */
const BUNDLE = join(__dirname, '..', '..', 'dist', 'container', 'index.js')
const COMMAND = join(__dirname, '..', '..', 'dist', 'container', 'command.js')
const pages = mkdtempSync(join(tmpdir(), 'pages-'))
let database: FreshDatabase
let fakes: Awaited<ReturnType<typeof startFakes>>
let environment: Record<string, string>
const started: Container[] = []

interface Container {
  readonly url: string
  readonly process: ChildProcess
  log(): string
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

const start = async (changed: Record<string, string> = {}): Promise<Container> => {
  if (!existsSync(BUNDLE)) throw new Error('the container has no bundle: npm run build:cloud')
  const port = await freePort()
  const child = fork(BUNDLE, [], {
    ...{ env: { ...environment, PORT: String(port), ...changed }, execArgv: [] },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let log = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const container = { url: `http://127.0.0.1:${port}`, process: child, log: () => log, ended }
  started.push(container)
  for (let waited = 0; waited < 500 && child.exitCode === null && !log.includes('"open"'); waited += 1)
    await sleep(20)
  return container
}

const post = async (
  container: Container,
  path: string,
  body: object,
  headers: Record<string, string> = {},
) => {
  const answer = await fetch(`${container.url}/api/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomBytes(9).toString('hex'),
      ...headers,
    },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** A code as `wx.login` gives it, from the fake of WeChat. */
const wechatCode = async (): Promise<string> => {
  const answer = await fetch(new URL('/fake/issue', fakes.environment.WECHAT_API), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'login', value: { openid: openidOf('newcomer') } }),
  })
  return ((await answer.json()) as { code: string }).code
}

beforeAll(async () => {
  database = await freshDatabase()
  fakes = await startFakes(() => undefined)
  const key = () => randomBytes(32).toString('base64')
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>娘家人</title>')
  environment = {
    ...fakes.environment,
    ...{ MONGODB_URI: database.uri, MONGODB_NAME: database.name, PAGES_DIR: pages },
    ...{ DATA_KEYS: `a:${key()}`, INDEX_KEY: key(), SIGN_KEY: key() },
    ...{ HOST: '127.0.0.1', TRUSTED_PROXIES: '1' },
  }
})
afterAll(async () => {
  for (const { process } of started) process.kill('SIGKILL')
  await fakes.stop()
  await database.drop()
  rmSync(pages, { recursive: true })
})

test('a container on an empty database opens, is healthy, shows the pages with their policy and signs people in', async () => {
  const container = await start()
  const health = await fetch(`${container.url}/api/health`)
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok', database: true }])
  const page = await fetch(container.url)
  expect(await page.text()).toContain('娘家人')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const signedIn = await post(container, 'membership/signInWithMiniProgram', { code: await wechatCode() })
  expect(signedIn.status).toBe(200)
  const { body } = await post(
    container,
    'membership/whoAmI',
    {},
    { authorization: `Bearer ${String(signedIn.body['token'])}` },
  )
  expect(body).toMatchObject({ trust: 'none' })
})

test('beside the container its first staff is made and statutes come in, which it finds at once', async () => {
  const [container] = started
  if (!container) throw new Error('no container')
  const command = async (...words: string[]) =>
    (await promisify(execFile)(process.execPath, [COMMAND, ...words], { env: environment })).stdout
  const person = ['--union', '示例区总工会', '--name', '陈样例', '--phone', '13800000001']
  expect(await command('first-staff', ...person)).toContain('陈样例现在是“示例区总工会”的工会干部')
  const folder = mkdtempSync(join(tmpdir(), 'statutes-'))
  writeFileSync(join(folder, '示例法(2020-01-01).md'), lawText('示例法', { 1: '停工期间照发工资。' }))
  expect(await command('statutes', folder)).toContain('一共 1 个文件，导入 1 个')
  rmSync(folder, { recursive: true })
  const { body } = await post(container, 'library/search', { question: '停工期间发工资吗' })
  expect(body).toMatchObject({ hits: [{ id: '示例法#第一条' }] })
}, 60_000)

test('nobody signs in by a name: what the local cloud offers is not in the container', async () => {
  const [container] = started
  if (!container) throw new Error('no container')
  expect((await post(container, 'dev/login', { account: 'staff' })).status).toBe(404)
  expect((await fetch(`${container.url}/api/dev/accounts`)).status).toBe(404)
})

test('a stranger is counted by the address that the proxy in front names, not by the proxy', async () => {
  const [container] = started
  if (!container) throw new Error('no container')
  const ask = (address: string) =>
    post(
      container,
      'membership/startOfficialAccountSignIn',
      { returnTo: '/' },
      { 'x-forwarded-for': `198.51.100.1, ${address}` },
    )
  const statuses: number[] = []
  for (let turn = 0; turn < 40 && statuses.at(-1) !== 429; turn += 1)
    statuses.push((await ask('203.0.113.1')).status)
  expect(statuses.at(-1)).toBe(429)
  expect((await ask('203.0.113.2')).status).toBe(200)
})

test('the container works off what waits in the outbox', async () => {
  const [container] = started
  if (!container) throw new Error('no container')
  // Nothing was ever sent under this id, so the consumer finds nothing to do and says that it is done.
  const waiting = { topic: 'broadcast.deliver', payload: { broadcastId: 'bro_none' } }
  const outbox = database.db.collection<{ _id: string; state: string }>('outbox')
  await outbox.insertOne({
    ...{ _id: 'broadcast.deliver:bro_none', state: 'waiting', attempts: 0, dueAt: new Date(0) },
    ...waiting,
  })
  let state: string | undefined
  for (let waited = 0; waited < 100 && state !== 'done'; waited += 1) {
    await sleep(50)
    state = (await outbox.findOne({ _id: 'broadcast.deliver:bro_none' }))?.state
  }
  expect(state).toBe('done')
})

test('told to end, the container answers what is under way and goes with 0', async () => {
  const [container] = started
  if (!container) throw new Error('no container')
  const body = JSON.stringify({ question: '加班费' })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const underWay = request(`${container.url}/api/library/search`, { method: 'POST', headers })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    underWay.once('response', (answer) => resolve(answer.resume().statusCode)).once('error', reject)
  })
  underWay.write(body.slice(0, 5))
  await sleep(200)
  container.process.kill('SIGTERM')
  await sleep(200)
  underWay.end(body.slice(5))
  expect(await answered).toBe(200)
  expect(await container.ended).toBe(0)
  expect(container.log()).toContain('"closed"')
  await expect(fetch(`${container.url}/api/health`)).rejects.toThrow()
})

test('a container that cannot open ends with 1 and a line that says why, without the password', async () => {
  const away = await start({ MONGODB_URI: 'mongodb://someone:secret-word@127.0.0.1:1/' })
  expect(await away.ended).toBe(1)
  expect(away.log()).toContain('MongoServerSelectionError')
  const wrong = await start({ SIGN_KEY: 'secret-word' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.log()).toContain('SIGN_KEY')
  expect(away.log() + wrong.log()).not.toContain('secret-word')
})
