import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { createHttpApp } from '../../src/doors/http/app'
import { createLog } from '../../src/doors/log'
import { createDispatch } from '../../src/kernel/dispatch'
import { notesEngine } from '../kernel/notes-engine'
import { person, testHouse, type TestHouse } from '../support/test-house'

let t: TestHouse
let app: FastifyInstance
const lines: string[] = []
const worker = person('w')

beforeAll(async () => {
  t = await testHouse(() => [notesEngine()])
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const engines = [notesEngine()]
  app = await createHttpApp({
    house: t.house,
    engines,
    dispatch: createDispatch(t.house, engines, async (credential) =>
      credential.kind === 'token' && credential.token === 'good' ? worker : undefined,
    ),
    log: createLog('info', sink),
    trustedProxies: 0,
  })
})
afterAll(async () => {
  await app.close()
  await t.close()
})

const post = (url: string, payload: string | object, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  })
const signedIn = (key = 'key-12345678') => ({ authorization: 'Bearer good', 'idempotency-key': key })

test('success is the output itself', async () => {
  const reply = await post('/api/notes/add', { text: '一' }, signedIn())
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toEqual({ noteId: expect.stringMatching(/^note_/) as string })
  expect(reply.headers['x-request-id']).toMatch(/^req_/)
})

test.each([
  ['no token', {}, 401, 'SIGN_IN'],
  ['a token that nobody gave out', { authorization: 'Bearer bad' }, 401, 'SIGN_IN'],
  ['a header that is no bearer', { authorization: 'Basic abc' }, 401, 'SIGN_IN'],
  ['no idempotency key', { authorization: 'Bearer good' }, 400, 'KEY_REQUIRED'],
])('with %s a change is refused', async (_case, headers, status, code) => {
  const reply = await post('/api/notes/add', { text: '一' }, headers)
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code])
})

test.each([
  ['cut off', '{"text": "一', 400],
  ['empty', '', 400],
  ['a list', '[]', 400],
  ['null', 'null', 400],
  ['a prototype in disguise', '{"__proto__": {"admin": true}, "text": "一"}', 400],
  ['an operator', '{"text": {"$ne": null}}', 400],
  ['huge', `{"text": "${'x'.repeat(300_000)}"}`, 413],
])('a body that is %s is refused and breaks nothing', async (_case, body, status) => {
  const reply = await post('/api/notes/add', body, signedIn())
  expect(reply.statusCode).toBe(status)
  expect(reply.json()).toMatchObject({
    code: expect.any(String) as string,
    message: expect.any(String) as string,
  })
})

test('another content type is 415, another method 405, another address 404', async () => {
  const type = await post('/api/notes/add', 'text=1', { 'content-type': 'text/plain' })
  expect([type.statusCode, type.json<{ code: string }>().code]).toEqual([415, 'WRONG_TYPE'])
  const method = await app.inject({ method: 'GET', url: '/api/notes/add' })
  expect([method.statusCode, method.headers['allow']]).toEqual([405, 'POST'])
  const address = await post('/api/notes/nothing', {})
  expect(address.statusCode).toBe(404)
})

test('who calls too often gets 429 with the seconds to wait', async () => {
  await post('/api/notes/rare', {})
  await post('/api/notes/rare', {})
  const reply = await post('/api/notes/rare', {})
  expect(reply.statusCode).toBe(429)
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
})

test('the description is OpenAPI 3.1 and names every error code of every operation', async () => {
  const description = (await app.inject('/api/openapi.json')).json<{
    openapi: string
    paths: Record<string, { post: { responses: Record<string, unknown> } }>
  }>()
  expect(description.openapi).toBe('3.1.0')
  const add = description.paths['/api/notes/add']?.post.responses ?? {}
  expect(Object.keys(add)).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '405', '409', '413', '415', '429', '503']),
  )
  expect(JSON.stringify(add['409'])).toContain('NAME_TAKEN')
})

test('health says whether the database answers', async () => {
  expect((await app.inject('/api/health')).json()).toEqual({ status: 'ok', database: true })
})

test('no log line holds what people sent, their token or their key', async () => {
  await post('/api/notes/add', { text: '说给工会的话' }, signedIn('key-secret-00001'))
  const log = lines.join('')
  expect(log).toContain('/api/notes/add')
  for (const secret of ['说给工会的话', 'Bearer', 'good', 'key-secret']) expect(log).not.toContain(secret)
})

test('a request is one line of the log, with its id, route, status and time', async () => {
  lines.length = 0
  const reply = await post('/api/notes/add', { text: '一' }, signedIn('key-one-line-0001'))
  // The line is written when the answer has left.
  while (lines.length === 0) await new Promise(setImmediate)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      reqId: reply.headers['x-request-id'],
      req: { method: 'POST', route: '/api/notes/add' },
      res: { statusCode: 200 },
      responseTime: expect.any(Number) as number,
    }),
  ])
})

test('however many ask after its health, the database hears of it about once a second', async () => {
  const pings = async (): Promise<number> => {
    const status = await t.house.client.db('admin').command({ serverStatus: 1 })
    return (status as { metrics: { commands: { ping: { total: number } } } }).metrics.commands.ping.total
  }
  const before = await pings()
  await Promise.all(Array.from({ length: 200 }, () => app.inject('/api/health')))
  // Other test files use the same server.
  expect((await pings()) - before).toBeLessThan(20)
})

test('a file goes up by its ticket once, never larger than the ticket says, and comes down as it was', async () => {
  const claim = (fileId: string) =>
    t.house.signer.sign(
      'upload',
      JSON.stringify({
        fileId,
        purpose: 'roster',
        maxBytes: 10,
        fileName: '名册.xlsx',
        contentType: 'text/html',
        accountId: 'acc_w',
      }),
      new Date(t.clock.now().getTime() + 60_000),
    )
  const put = (ticket: string, payload: string) =>
    app.inject({
      method: 'PUT',
      url: `/api/files/${ticket}`,
      payload,
      headers: { 'content-type': 'application/json' },
    })
  expect((await put(claim('file_1'), '{"bad json')).statusCode).toBe(200)
  expect((await put(claim('file_2'), 'more than ten bytes')).statusCode).toBe(413)
  expect(await t.house.files.about('file_2')).toBeUndefined()
  expect((await put('forged.ticket.x', 'abc')).statusCode).toBe(404)
  const signed = t.house.signer.sign('file', 'file_1', new Date(t.clock.now().getTime() + 60_000))
  const down = await app.inject(`/api/files/${signed}`)
  expect([down.statusCode, down.body]).toEqual([200, '{"bad json'])
  expect(down.headers['content-disposition']).toMatch(/^attachment/)
  expect(down.headers['content-type']).toBe('application/octet-stream')
  t.clock.move(120_000)
  expect((await app.inject(`/api/files/${signed}`)).statusCode).toBe(404)
})
