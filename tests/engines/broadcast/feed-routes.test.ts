import type { FastifyInstance } from 'fastify'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { createHttpApp } from '../../../src/doors/http/app'
import { registerFeedRoutes, type FeedRoutesOptions } from '../../../src/doors/http/feed-routes'
import { createLog } from '../../../src/doors/log'
import { signFeedPath } from '../../../src/engines/broadcast/feed-path'
import { createFeedStore } from '../../../src/engines/broadcast/store/feeds'
import { createItemStore } from '../../../src/engines/broadcast/store/items'
import { createDispatch } from '../../../src/kernel/dispatch'
import { DAY } from '../../../src/kernel/time'
import type { House } from '../../../src/kernel/unit'
import { testHouse, type TestHouse } from '../../support/test-house'
import { workOf } from '../../support/work-of'

let t: TestHouse
const closers: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  t = await testHouse(() => [])
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  await t.close()
})

interface Door {
  app: FastifyInstance
  port: number
  lines: string[]
}

const openDoor = async (options: FeedRoutesOptions = {}, house: House = t.house): Promise<Door> => {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  const app = await createHttpApp({
    house,
    engines: [],
    dispatch: createDispatch(house, [], () => Promise.resolve(undefined)),
    log: createLog('info', destination),
    trustedProxies: 0,
    plugins: [(http) => registerFeedRoutes(http, house, options)],
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  closers.push(() => app.close())
  return { app, port: (app.server.address() as AddressInfo).port, lines }
}

const get = async ({ port }: Pick<Door, 'port'>, path: string, headers: Record<string, string> = {}) => {
  const sent = request({ port, host: '127.0.0.1', path, headers })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text,
    json: () => JSON.parse(text) as Record<string, unknown>,
  }
}

const append = async (itemId: string, groupIds = ['g_a']) => {
  const unit = { db: t.house.db, options: {} }
  await createItemStore(unit).add({
    _id: itemId,
    from: '样例区总工会',
    kind: 'notice',
    text: itemId,
    compulsory: false,
  })
  await createFeedStore(unit).append(groupIds, { itemId, at: t.clock.now(), line: itemId })
}
const baseOf = (groupId = 'g_a') => signFeedPath(t.house.signer, groupId, t.clock.now()).base
const until = async (seen: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await seen()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not happen within five seconds')
}

test('a head holds the end of the feed, and whoever has it already is told so without a body', async () => {
  await append('i1')
  const door = await openDoor()
  const first = await get(door, `${baseOf()}/head`)
  expect(first.status).toBe(200)
  expect(first.json()).toEqual({
    last: 1,
    segments: 0,
    tail: [
      {
        itemId: 'i1',
        position: 1,
        at: t.clock.now().toISOString(),
        from: '样例区总工会',
        kind: 'notice',
        text: 'i1',
        compulsory: false,
      },
    ],
  })
  expect(first.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=1, s-maxage=1',
    'x-content-type-options': 'nosniff',
  })
  const again = await get(door, `${baseOf()}/head`, { 'if-none-match': String(first.headers.etag) })
  expect([again.status, again.text]).toEqual([304, ''])
  expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
})

test('a sealed segment may be kept for ever by its reader, and by a cache only as long as the path opens it', async () => {
  for (let n = 1; n <= 33; n += 1) await append(`i${n}`)
  const door = await openDoor()
  const segment = await get(door, `${baseOf()}/segments/1`)
  expect(segment.json()).toMatchObject({ segment: 1, items: { length: 32 } })
  expect((await get(door, `${baseOf()}/head`)).json()).toMatchObject({
    last: 33,
    segments: 1,
    tail: [{ position: 33 }],
  })
  // 2026-11-23 09:00 in Shanghai; the path ends at midnight after the next day.
  expect(segment.headers['cache-control']).toBe(`public, max-age=31536000, s-maxage=${39 * 3600}, immutable`)
  for (const n of ['2', '0', '-1', '01', '1e0', 'x', '99999999']) {
    expect([n, (await get(door, `${baseOf()}/segments/${n}`)).status]).toEqual([n, 404])
  }
})

test('all readers of a group share one path on one day, another the next, and it opens nothing after two days', async () => {
  await append('i1')
  const door = await openDoor()
  const base = baseOf()
  t.clock.move(10 * 3_600_000)
  expect(baseOf()).toBe(base)
  t.clock.set('2026-11-23T16:00:00Z')
  expect(baseOf()).not.toBe(base)
  expect((await get(door, `${base}/head`)).status).toBe(200)
  t.clock.set('2026-11-24T16:00:01Z')
  expect((await get(door, `${base}/head`)).status).toBe(404)
  expect(
    signFeedPath(t.house.signer, 'g_a', t.clock.now()).expiresAt.getTime() - t.clock.now().getTime(),
  ).toBeLessThanOrEqual(2 * DAY)
})

test.each([
  [
    'another group under the same signature',
    (base: string) =>
      `${base.replace(/feeds\/[^.]+/, `feeds/${Buffer.from('g_b').toString('base64url')}`)}/head`,
  ],
  ['a later end', (base: string) => `${base.replace(/\.[^.]+\./, '.zzzzzz.')}/head`],
  [
    'a signature made for something else',
    () => `/api/feeds/${t.house.signer.sign('file', 'g_a', new Date('2030-01-01'))}/head`,
  ],
  ['no signature', () => '/api/feeds/g_a/head'],
  ['nothing', () => '/api/feeds/'],
  ['another page', (base: string) => `${base}/members`],
  ['a path of a megabyte-like length', (base: string) => `${base}${'x'.repeat(4000)}/head`],
])('%s opens nothing', async (_title, change) => {
  await append('i1', ['g_a', 'g_b'])
  const answer = await get(await openDoor(), change(baseOf()))
  expect(answer.status).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' })
})

test('what another process delivers is in the next poll, and polls in between cost the database nothing', async () => {
  await append('i1')
  const door = await openDoor()
  const head = async () => (await get(door, `${baseOf()}/head`)).json()['last']
  await until(async () => (await head()) === 1)
  await append('i2')
  await until(async () => (await head()) === 2)

  await new Promise((resolve) => setTimeout(resolve, 300))
  const { queries } = await workOf(t.house.db, async () => {
    for (let n = 0; n < 300; n += 1) await head()
  })
  expect(queries).toBeLessThan(10)
})

test('without news from the database a head is believed for a second, and one look serves all who wait', async () => {
  await append('i1')
  let looks = 0
  const collectionOf = t.house.db.collection.bind(t.house.db)
  // The database as it is, but for its change streams, which this server may not have.
  const db = new Proxy(t.house.db, {
    get: (target, name) => {
      if (name !== 'collection') return Reflect.get(target, name) as unknown
      return (collection: string) =>
        new Proxy(collectionOf(collection), {
          get: (inner, method) => {
            if (method === 'watch') throw new Error('no change streams here')
            if (method === 'findOne' && collection === 'feeds') looks += 1
            const value: unknown = Reflect.get(inner, method)
            return typeof value === 'function' ? (value.bind(inner) as unknown) : value
          },
        })
    },
  })
  const door = await openDoor({}, { ...t.house, db })
  const head = async () => (await get(door, `${baseOf()}/head`)).json()['last']
  expect(new Set(await Promise.all(Array.from({ length: 50 }, head)))).toEqual(new Set([1]))
  expect(looks).toBeLessThanOrEqual(2)
  await append('i2')
  await until(async () => (await head()) === 2)
  expect(looks).toBeLessThanOrEqual(8)
})

test('an address that asks too often is told when to come back; another one is not hindered', async () => {
  await append('i1')
  const door = await openDoor({ limit: { perSecond: 1, burst: 5 }, trustedProxies: 1 })
  const from = async (address: string) =>
    get(door, `${baseOf()}/head`, { 'x-forwarded-for': `198.51.100.9, ${address}` })
  const answers = []
  for (let n = 0; n < 7; n += 1) answers.push(await from('203.0.113.7'))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429])
  expect(answers.at(-1)?.headers['retry-after']).toBe('1')
  expect(answers.at(-1)?.json()).toMatchObject({ code: 'TOO_OFTEN', retryAfter: 1 })
  expect((await from('203.0.113.8')).status).toBe(200)
})

test('every poll is in the log with its request id and how it ended, and no path that would open a feed', async () => {
  await append('i1')
  const door = await openDoor()
  const { headers } = await get(door, `${baseOf()}/head`)
  await get(door, '/api/feeds/x/head')
  await until(async () => Promise.resolve(door.lines.some((line) => line.includes('feed polls'))))
  const text = door.lines.join('')
  const [line] = door.lines.filter((one) => one.includes('feed polls'))
  expect((JSON.parse(line ?? '{}') as { polls: unknown[] }).polls).toMatchObject([
    [headers['x-request-id'], '/api/feeds/:signed/head', 200, expect.any(Number)],
    [expect.any(String), '/api/feeds/*', 404, expect.any(Number)],
  ])
  expect(text).not.toContain(baseOf().split('/').at(-1))
})

test('a feed in which nothing was sent yet has an empty head', async () => {
  expect((await get(await openDoor(), `${baseOf('g_new')}/head`)).json()).toEqual({
    last: 0,
    segments: 0,
    tail: [],
  })
})

test('the same answers come without a socket, and other routes and methods go on as before', async () => {
  await append('i1')
  const door = await openDoor()
  expect((await door.app.inject({ url: `${baseOf()}/head` })).json()).toMatchObject({ last: 1 })
  expect((await get(door, '/api/health')).status).toBe(200)
  expect((await get(door, '/api/nothing')).status).toBe(404)
  expect((await door.app.inject({ method: 'POST', url: `${baseOf()}/head` })).statusCode).toBe(404)
})

test('while the server closes, a client that polls on one kept connection does not hold it open', async () => {
  await append('i1')
  const door = await openDoor()
  const { Agent } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let polling = true
  const poll = async () => {
    while (polling) {
      const sent = request({ port: door.port, host: '127.0.0.1', path: `${baseOf()}/head`, agent })
      sent.end()
      const ended = once(sent, 'response').then(async ([answer]) => {
        ;(answer as IncomingMessage).resume()
        await once(answer as IncomingMessage, 'end')
      })
      await ended.catch(() => {
        polling = false
      })
    }
  }
  const client = poll()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const begun = performance.now()
  await door.app.close()
  expect(performance.now() - begun).toBeLessThan(4000)
  polling = false
  agent.destroy()
  await client
})
