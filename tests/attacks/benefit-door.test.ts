import { createWriteStream } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { devNull } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { createHttpApp } from '../../src/doors/http/app'
import { createLog } from '../../src/doors/log'
import { createBenefitEngine } from '../../src/engines/benefit'
import { benefit } from '../../src/engines/benefit/contract'
import { coupons } from '../../src/engines/benefit/store/coupons'
import type { Caller } from '../../src/kernel/caller'
import { createDispatch } from '../../src/kernel/dispatch'
import { openWorld, ports, type World } from '../engines/benefit/world'

/** Benefits as somebody with a socket meets them: the real door 2, everybody at one address. */
let world: World
let app: FastifyInstance
let url = ''
const callers = new Map<string, Caller>()

beforeAll(async () => {
  world = await openWorld()
  const engine = createBenefitEngine(ports())
  app = await createHttpApp({
    ...{ house: world.house, engines: [engine], trustedProxies: 0 },
    dispatch: createDispatch(world.house, [engine], (credential) =>
      Promise.resolve(credential.kind === 'token' ? callers.get(credential.token) : undefined),
    ),
    log: createLog('silent', createWriteStream(devNull)),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}, 60_000)
afterAll(async () => {
  app.server.closeAllConnections()
  await app.close()
  await world.close()
})
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

const tokenOf = (caller: Caller): string => {
  callers.set(caller.accountId, caller)
  return caller.accountId
}

let keys = 0
const claim = async (token: string | undefined, campaignId: string) => {
  keys += 1
  const response = await fetch(`${url}/api/benefit/claimCoupon`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `one-address-${keys}`,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ campaignId }),
  })
  const body = (await response.json()) as { state?: string; code?: string }
  return body.state ?? body.code ?? String(response.status)
}

/** So many at once as a machine has connections for: each is followed by the next. */
const flooding = async (count: number, width: number, one: (at: number) => Promise<string>) => {
  const counted: Record<string, number> = {}
  let next = 0
  const line = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      const answer = await one(at)
      counted[answer] = (counted[answer] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: width }, line))
  return counted
}

/** Everything that lies in the database, by collection. */
const countAll = async (): Promise<Record<string, number>> => {
  const found = await world.house.db.collections()
  const counts = await Promise.all(
    found.map(async (one) => [one.collectionName, await one.countDocuments()] as const),
  )
  return Object.fromEntries(counts)
}

const CHANGING = Object.entries(benefit)
  .filter(([, operation]) => 'changes' in operation)
  .map(([name]) => name)

test('nothing of benefits is changed by opening an address: all but POST is refused, and leaves no trace', async () => {
  const campaignId = await world.campaign()
  const token = tokenOf(await world.worker('opener'))
  const before = await countAll()
  expect(CHANGING.length).toBeGreaterThan(25)
  for (const name of CHANGING) {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
      const { statusCode } = await app.inject({
        method,
        url: `/api/benefit/${name}?campaignId=${campaignId}&input=${encodeURIComponent(JSON.stringify({ campaignId }))}`,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': `opened-${name}-${method}` },
        ...(method !== 'GET' && { payload: { campaignId } }),
      })
      expect([method, name, statusCode]).toEqual([method, name, 405])
    }
  }
  expect(await countAll()).toEqual(before)
})

test('five thousand claims at once from one address: a script gets one coupon an account, and whoever sits beside it gets theirs', async () => {
  const QUOTA = 40
  const SCRIPTS = 20
  const campaignId = await world.campaign({
    rounds: [
      { roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count: QUOTA },
    ],
  })
  const scripts = (await world.workers('script', SCRIPTS)).map(tokenOf)
  const people = (await world.workers('beside', 15)).map(tokenOf)
  const flood = flooding(4_800, 100, (at) => claim(scripts[at % SCRIPTS], campaignId))
  const strangers = flooding(185, 20, () => claim(undefined, campaignId))
  const theirs = await Promise.all(people.map((token) => claim(token, campaignId)))
  const counted = await flood
  expect(theirs).toEqual(Array(people.length).fill('yours'))
  // Thirty tries a minute are answered, the rest is told to wait.
  expect(counted).toEqual({ yours: SCRIPTS * 30, TOO_OFTEN: 4_800 - SCRIPTS * 30 })
  expect(await strangers).toEqual({ SIGN_IN: 185 })
  const given = await coupons.of(world.house.db).find({ campaignId }).toArray()
  expect(new Set(given.map(({ memberId }) => memberId)).size).toBe(SCRIPTS + people.length)
  expect(given).toHaveLength(SCRIPTS + people.length)
  await world.balanced()
}, 60_000)
