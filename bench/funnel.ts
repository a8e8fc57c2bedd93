import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase } from '../src/compose/prepare'
import { openHouse } from '../src/compose/house'
import { createBroadcastEngine } from '../src/engines/broadcast'
import type { broadcast } from '../src/engines/broadcast/contract'
import { broadcasts, type BroadcastDoc } from '../src/engines/broadcast/store/broadcasts'
import { deliveries } from '../src/engines/broadcast/store/deliveries'
import { createItemStore } from '../src/engines/broadcast/store/items'
import { countBroadcast } from '../src/flows/count-receipts'
import { HOUSE, type Caller } from '../src/kernel/caller'
import type { OutputOf } from '../src/kernel/contract'
import { createDispatch } from '../src/kernel/dispatch'
import { unitOf } from '../src/kernel/transaction'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import { benchPorts } from './support/broadcast-ports'

/** Another number may be named, for a quick look. */
const PEOPLE = Number(process.argv[2] ?? 100_000)
const GROUPS = 1_800
const STREETS = 24
const AT_ONCE = 512
/** A bare transaction for each person takes minutes for all of them: so many show its rate. */
const BARE_PEOPLE = Math.min(3_000, PEOPLE)
const BROADCAST = 'bc_bench'

const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
const groupOf = (n: number): string => `group_${n % GROUPS}`
const pathOf = (n: number): string[] => ['org_city', 'org_district', `org_street_${n % STREETS}`, `org_${n}`]

/** At most `AT_ONCE` in the air, as they come from phones. */
const burst = async (count: number, one: (n: number) => Promise<void>): Promise<number> => {
  let next = 0
  const begun = performance.now()
  const worker = async (): Promise<void> => {
    for (let n = next; n < count; n = next) {
      next += 1
      await one(n)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (performance.now() - begun) / 1000
}

const fill = async (house: House): Promise<void> => {
  const nobody = { orgIds: [], tags: [], industries: [], sizes: [], groupIds: [], excludeGroupIds: [] }
  const sentAt = house.clock.now()
  await broadcasts.of(house.db).insertOne({
    ...{ _id: BROADCAST, kind: 'text', version: 1, title: '停工停产期间工资怎么发', audience: nobody },
    ...{ resolved: { ...nobody, scope: ['org_district'] } },
    reach: { tops: ['org_district'], paths: ['org_city', 'org_district'] },
    ...{ senderId: 'mem_staff', from: '样例区总工会', deskPath: ['org_city', 'org_district'] },
    ...{ compulsory: false, channels: [], state: 'delivered', planned: { groups: GROUPS, members: PEOPLE } },
    ...{ planning: { done: true }, runs: 1, sentAt },
  } satisfies BroadcastDoc)
  await createItemStore(unitOf(house, HOUSE)).add({
    ...{ _id: BROADCAST, kind: 'text', from: '样例区总工会', title: '停工停产期间工资怎么发' },
    compulsory: false,
  })
  await deliveries.of(house.db).insertMany(
    Array.from({ length: GROUPS }, (_, n) => ({
      ...{ _id: `${BROADCAST}:${groupOf(n)}`, broadcastId: BROADCAST, groupId: groupOf(n) },
      ...{ name: `示例职工群${n}`, orgName: '示例机械有限公司工会', orgPath: pathOf(n) },
      below: pathOf(n).slice(2),
      ...{ state: 'delivered' as const, deliveredAt: sentAt, members: 105, opened: 0, acknowledged: 0 },
    })),
  )
}

/** One transaction a person that writes the same two documents: the receipt, and the kept answer of the call. */
const bare = async (house: House): Promise<number> => {
  const [receipts, answers] = ['bare_receipts', 'bare_answers'].map((name) => house.db.collection(name))
  await Promise.all(['bare_receipts', 'bare_answers'].map((name) => house.db.createCollection(name)))
  const seconds = await burst(BARE_PEOPLE, async (n) => {
    const at = house.clock.now()
    const _id = `${BROADCAST}:mem_${n}` as unknown as never
    const receipt = {
      ...{ _id, broadcastId: BROADCAST, memberId: `mem_${n}`, groupId: groupOf(n), openedAt: at },
      ...{ acknowledgedAt: at, uncounted: { opened: 1, acknowledged: 1 }, expiresAt: at },
    }
    const answer = {
      _id,
      inputHash: 'x'.repeat(43),
      output: house.vault.seal(`{"acknowledgedAt":"${at.toISOString()}"}`, 'x'),
    }
    await house.client.withSession((session) =>
      session.withTransaction(
        async () => {
          await receipts?.insertOne(receipt, { session })
          await answers?.insertOne({ ...answer, expiresAt: at }, { session })
        },
        { writeConcern: { w: 'majority' } },
      ),
    )
  })
  return BARE_PEOPLE / seconds
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const key = randomBytes(32)
  const environment = {
    ...{ MONGODB_URI: database.uri, MONGODB_NAME: 'bench_funnel', DATA_KEYS: [{ id: 'a', key }] },
    ...{ INDEX_KEY: key, SIGN_KEY: key },
  }
  const house = await openHouse(environment as Parameters<typeof openHouse>[0], {
    poolSize: 50,
    durableLimits: false,
  })
  await house.db.dropDatabase()
  const groups = Array.from({ length: GROUPS }, (_, n) => ({
    ...{ groupId: groupOf(n), name: `示例职工群${n}`, orgId: `org_${n}`, orgName: '', orgPath: pathOf(n) },
    ...{ adminIds: [], kind: 'page' as const, bound: false, members: 105 },
  }))
  const engine = createBroadcastEngine(benchPorts(groups))
  await prepareDatabase(house, [engine])
  await fill(house)
  const staff: Caller = {
    ...{ accountId: 'acc_staff', memberId: 'mem_staff', trust: 'phone', orgPath: ['org_city'] },
    grants: [{ role: 'staff', orgId: 'org_district' }],
  }
  const dispatch = createDispatch(house, [engine], (credential) => {
    if (credential.kind !== 'token') return Promise.resolve(undefined)
    if (credential.token === 'staff') return Promise.resolve(staff)
    const n = Number(credential.token)
    return Promise.resolve({
      ...{
        accountId: `acc_${n}`,
        memberId: `mem_${n}`,
        trust: 'phone' as const,
        orgPath: pathOf(n % GROUPS),
      },
      grants: [],
    })
  })
  const call = async (token: string, operation: string, input: unknown): Promise<unknown> => {
    const answer = await dispatch({
      ...{ engine: 'broadcast', operation, input, credential: { kind: 'token', token } },
      ...{ key: `bench-key-${token}`, address: '203.0.113.1' },
    })
    if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.code}`)
    return answer.output
  }
  const bareBefore = await bare(house)
  const seconds = await burst(PEOPLE, async (n) => {
    await call(String(n), 'acknowledge', { groupId: groupOf(n), itemId: BROADCAST })
  })
  const ours = PEOPLE / seconds
  await Promise.all(['bare_receipts', 'bare_answers'].map((name) => house.db.collection(name).drop()))
  const bareAfter = await bare(house)
  const count = countBroadcast(house)
  const payload = { broadcastId: BROADCAST, sentAt: house.clock.now() }
  for (let turn = 0; turn < 20; turn += 1)
    await count({ _id: '', topic: '', payload, state: 'waiting', dueAt: payload.sentAt, attempts: 0 })
  type Funnel = OutputOf<(typeof broadcast)['readFunnel']>
  const looks: number[] = []
  for (let turn = 0; turn < 21; turn += 1) {
    const begun = performance.now()
    await call('staff', 'readFunnel', { broadcastId: BROADCAST, orgId: `org_street_${turn % STREETS}` })
    looks.push(performance.now() - begun)
  }
  const whole = (await call('staff', 'readFunnel', { broadcastId: BROADCAST })) as Funnel
  const subtreeMs = round(looks.sort((a, b) => a - b)[looks.length >> 1] ?? 0, 1)
  const bareRate = (bareBefore + bareAfter) / 2
  console.table({
    gathered: { 'people/s': Math.round(ours) },
    'bare transactions': { 'people/s': Math.round(bareRate) },
  })
  console.log(`确认 ${whole.counts.acknowledged} 人，下级的结果 ${subtreeMs} ms`)
  console.log(
    JSON.stringify({
      ...{
        ratio: round(ours / bareRate, 3),
        ours: Math.round(ours),
        bare: Math.round(bareRate),
        gathered: true,
      },
      ...{ subtreeMs, acknowledged: whole.counts.acknowledged },
    }),
  )
  await house.client.close()
  await database.stop()
  await rm(dir, { recursive: true, force: true })
}

void main()
