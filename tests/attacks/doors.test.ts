import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { MongoClient } from 'mongodb'
import { readEnvironment } from '../../config/environment'
import { allEngines } from '../../src/compose/engines'
import { functionDoor } from '../../src/doors/function'
import { createHttpApp } from '../../src/doors/http/app'
import { createLog } from '../../src/doors/log'
import { createDispatch } from '../../src/kernel/dispatch'
import { registerPages } from '../../src/doors/http/pages'
import { FUNCTIONS } from '../support/function-instance'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { testHouse } from '../support/test-house'

/** What a stranger with a socket can try: spellings, tickets, headers, paths. */
let cloud: TestCloud
let mongo: MongoClient
let worker: string
let lawyer: string

beforeAll(async () => {
  cloud = await startTestCloud()
  mongo = await new MongoClient(cloud.environment['MONGODB_URI'] ?? '').connect()
  ;[worker, lawyer] = await Promise.all([cloud.signIn('worker'), cloud.signIn('lawyer')])
}, 120_000)
afterAll(async () => {
  await mongo.close()
  await cloud.stop()
})

const db = () => mongo.db(cloud.environment['MONGODB_NAME'])
const asks = async <T>(token: string | undefined, name: string, input: unknown): Promise<T> => {
  const { status, body } = await cloud.post(token, name, input)
  if (status !== 200) throw new Error(`${name} answered ${status} ${JSON.stringify(body)}`)
  return body as T
}

/** Bytes as they are, where fetch would put them right; the status lines of whatever comes back. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(cloud.url)
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(2_000, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

test('a feed opens at its one address and at no other spelling of it', async () => {
  const { items } = await asks<{ items: { groupId: string }[] }>(worker, 'broadcast.listMyGroups', {})
  const { feed } = await asks<{ feed: { base: string } }>(worker, 'broadcast.openGroup', {
    groupId: items[0]?.groupId,
  })
  const status = async (base: string) => (await fetch(`${cloud.url}${base}/head`)).status
  expect(await status(feed.base)).toBe(200)
  const [claim = '', seconds = '', mac = ''] = feed.base.slice('/api/feeds/'.length).split('.')
  const others = [`${claim}.${seconds}.${mac}~`, `${claim}.${seconds}.${mac}=`, `${claim}=.${seconds}.${mac}`]
  others.push(`${claim}.${seconds}z.${mac}`, `${claim}.${seconds}.${mac}.${mac}`, `${claim}..${mac}`)
  for (const other of others) expect([other, await status(`/api/feeds/${other}`)]).toEqual([other, 404])
})

test('a token is good in its one spelling, and no other signed text passes for one', async () => {
  const { ticket } = await asks<{ ticket: string }>(lawyer, 'library.startPicture', {
    fileName: '图.png',
    bytes: 100,
  })
  for (const token of [`${worker}=`, `${worker}.`, worker.slice(0, -1), ticket]) {
    expect((await cloud.post(token, 'membership.whoAmI', {})).status).toBe(401)
  }
})

test('two uploads by one ticket at once leave one file, so nobody swaps what was already looked at', async () => {
  const { putTo, fileId } = await asks<{ putTo: string; fileId: string }>(lawyer, 'library.startPicture', {
    fileName: '图.png',
    bytes: 1000,
  })
  /** Sends the first half now and the rest when told. */
  const upload = (letter: string) => {
    const call = request(`${cloud.url}${putTo}`, { method: 'PUT', headers: { 'content-type': 'image/png' } })
    const ended = new Promise<number>((resolve, reject) => {
      call.on('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      call.on('error', reject)
    })
    call.write(letter.repeat(100))
    return {
      finish: () => {
        call.end(letter.repeat(100))
        return ended
      },
    }
  }
  const [one, other] = [upload('1'), upload('2')]
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([await one.finish(), await other.finish()]).toEqual([200, 200])
  const files = await db().collection('files.files').find({ filename: fileId }).toArray()
  expect(files).toHaveLength(1)
  const pieces = await db().collection<{ data: { buffer: Buffer } }>('files.chunks').find().toArray()
  const texts = pieces.map(({ data }) => Buffer.from(data.buffer).toString('latin1'))
  expect(texts.filter((text) => text.startsWith('1111') || text.startsWith('2222'))).toEqual([
    '1'.repeat(200),
  ])
})

test('an upload that is a page in disguise never opens as a page', async () => {
  for (const fileName of ['<img src=x onerror=1>.html', '图.svg', '图.png.html', '..\\..\\图.html']) {
    const { status } = await cloud.post(lawyer, 'library.startPicture', { fileName, bytes: 100 })
    expect([fileName, status]).toEqual([fileName, 400])
  }
  const name = '";\u2028图 ../x.png'
  const { putTo, fileId } = await asks<{ putTo: string; fileId: string }>(lawyer, 'library.startPicture', {
    fileName: name,
    bytes: 100,
  })
  const page = '<script>alert(1)</script>'
  await fetch(`${cloud.url}${putTo}`, { method: 'PUT', body: page, headers: { 'content-type': 'text/html' } })
  const { status, body } = await cloud.post(lawyer, 'library.saveDraft', {
    title: '示例指引',
    topic: '工资',
    answer: '答',
    card: '卡',
    sections: [{ heading: '一', text: '一', pictures: [{ fileId, alt: '图' }] }],
    citations: [],
  })
  expect([status, (body as { code: string }).code]).toEqual([400, 'BAD_INPUT'])
})

test('no path leads to a file outside the pages', async () => {
  const tries = [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/%2e%2e%2f%2e%2e%2f.data/keys.json',
    '//etc/passwd',
    '/js/%00/../../package.json',
    '/api/files/..%2f..%2fpackage.json',
  ]
  for (const path of tries) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect([path, answer.slice(9, 12)]).toEqual([path, expect.stringMatching(/^4\d\d$/)])
    expect(answer).not.toMatch(/niangjiaren|root:|SIGN_KEY/)
  }
})

test('a request that two servers could read in two ways is refused', async () => {
  const body = '{}'
  const twice = [
    `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked`,
    `Content-Length: 0\r\nContent-Length: ${body.length}`,
    `Transfer-Encoding: chunked, identity`,
    `Content-Length : ${body.length}`,
  ]
  for (const headers of twice) {
    const answer = await raw(
      `POST /api/library/listGuides HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n${headers}\r\n\r\n${body}`,
    )
    expect([headers, answer.slice(9, 12)]).toEqual([headers, '400'])
  }
})

test('a page runs its own scripts only, is framed by nobody and tells no other site where it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, '.secret'), 'hidden')
  const app = Fastify()
  registerPages(app, folder)
  const { headers } = await app.inject('/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(/script-src [^;]*/.exec(policy)?.[0]).toMatch(/^script-src 'self' 'unsafe-hashes' 'sha256-[^']+'$/)
  expect(policy).not.toMatch(/unsafe-eval|https?:/)
  expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'no-referrer'])
  expect((await app.inject('/.secret')).statusCode).toBe(404)
  await app.close()
  rmSync(folder, { recursive: true })
})

test('the id of a request is ours, whatever the caller writes into the header', async () => {
  const answer = await fetch(`${cloud.url}/api/health`, { headers: { 'x-request-id': 'forged-1' } })
  expect(answer.headers.get('x-request-id')).toMatch(/^req_/)
  expect(await answer.json()).toEqual({ status: 'ok', database: true })
})

test('nobody gets a fresh allowance by writing another address into x-forwarded-for', async () => {
  const statuses: number[] = []
  for (let turn = 0; turn < 32; turn += 1) {
    const { status } = await fetch(`${cloud.url}/api/membership/startOfficialAccountSignIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${turn}` },
      body: JSON.stringify({ returnTo: '/' }),
    })
    statuses.push(status)
  }
  expect(statuses).toContain(429)
})

test('behind one proxy the address that the proxy saw counts, not what stands before it', async () => {
  const t = await testHouse(() => allEngines(readEnvironment({})))
  const engines = allEngines(readEnvironment({}))
  const app = await createHttpApp({
    house: t.house,
    engines,
    dispatch: createDispatch(t.house, engines, async () => undefined),
    log: createLog('silent'),
    trustedProxies: 1,
  })
  const asks = async (forwarded: string) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/membership/startOfficialAccountSignIn',
        headers: { 'x-forwarded-for': forwarded },
        payload: { returnTo: '/' },
      })
    ).statusCode
  try {
    const statuses: number[] = []
    for (let turn = 0; turn < 21; turn += 1) statuses.push(await asks(`203.0.113.${turn}, 198.51.100.7`))
    expect(statuses.slice(-2)).toEqual([200, 429])
    expect(await asks('198.51.100.7, 198.51.100.8')).toBe(200)
  } finally {
    await app.close()
    await t.close()
  }
})

test('signing in by name exists in the local cloud alone', async () => {
  const t = await testHouse(() => allEngines(readEnvironment({})))
  const engines = allEngines(readEnvironment({}))
  const app = await createHttpApp({
    house: t.house,
    engines,
    dispatch: createDispatch(t.house, engines, async () => undefined),
    log: createLog('silent'),
    trustedProxies: 0,
  })
  try {
    for (const [method, url] of [
      ['POST', '/api/dev/login'],
      ['GET', '/api/dev/accounts'],
    ] as const) {
      const { statusCode } = await app.inject({ method, url, payload: { account: 'staff' } })
      expect([url, statusCode]).toEqual([url, 404])
    }
  } finally {
    await app.close()
    await t.close()
  }
  for (const name of readdirSync(FUNCTIONS)) {
    const bundle = readFileSync(join(FUNCTIONS, name, 'index.js'), 'utf8')
    expect(bundle).not.toMatch(/\/api\/dev\/|demo-openid|13800000001|mem_demo/)
  }
})

test('what a client writes as the operation reaches no log, and an event that is nothing is refused in words', async () => {
  const t = await testHouse(() => [])
  const lines: unknown[] = []
  const door = functionDoor(() =>
    Promise.resolve({
      name: 'membership',
      dispatch: createDispatch(t.house, [], async () => undefined),
      log: { warn: (entry) => lines.push(entry) },
    }),
  )
  try {
    for (const event of [
      null,
      undefined,
      { operation: '13800000001' },
      { operation: { phone: '13800000001' } },
    ]) {
      expect(await door(event)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    }
    expect(JSON.stringify(lines)).not.toContain('1380000')
  } finally {
    await t.close()
  }
})
