import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGroupRobot } from '../src/adapters/wecom/group-robot'
import { prepareDatabase } from '../src/compose/prepare'
import { openHouse } from '../src/compose/house'
import { createBroadcastEngine } from '../src/engines/broadcast'
import { createDeliverySteps } from '../src/engines/broadcast/delivery'
import type { CountedGroup } from '../src/engines/broadcast/ports'
import { createRobotSteps } from '../src/engines/broadcast/robots'
import { broadcasts, type BroadcastDoc } from '../src/engines/broadcast/store/broadcasts'
import { deliveries } from '../src/engines/broadcast/store/deliveries'
import { feeds } from '../src/engines/broadcast/store/feeds'
import { createItemStore } from '../src/engines/broadcast/store/items'
import { HOUSE } from '../src/kernel/caller'
import { unitOf } from '../src/kernel/transaction'
import type { House } from '../src/kernel/unit'
import { startDatabase } from '../src/local/database'
import { startFakeWecom } from '../src/local/fakes/wecom'
import { benchPorts } from './support/broadcast-ports'

/** Groups; other sizes may be named, for a quick look. */
const NAMED = process.argv.slice(2).map(Number)
const SIZES = NAMED.length > 0 ? NAMED : [1_800, 18_000, 180_000]
const MEMBERS = 189_400
const BACKLOG = 400
/** A server that runs is warm, and this machine is shared: the middle one of so many. */
const ROUNDS = 9

const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Groups as membership would describe them, without membership's own reads: what is measured is broadcast. */
const groupsOf = (count: number, robotId?: string): CountedGroup[] =>
  Array.from({ length: count }, (_, n) => ({
    groupId: `group_${String(n).padStart(7, '0')}`,
    name: `示例职工群${n}`,
    orgId: `org_${n % 1026}`,
    orgName: '示例机械有限公司工会',
    orgPath: ['org_city', 'org_district', `org_street_${n % 24}`, `org_${n % 1026}`],
    adminIds: [],
    kind: robotId === undefined ? 'page' : 'wecom',
    bound: false,
    members: Math.round(MEMBERS / 1_800),
    ...(robotId !== undefined && { robotId }),
  }))

let sent = 0
const plan = async (house: House, groups: number): Promise<string> => {
  sent += 1
  const _id = `bc_bench${sent}`
  const everybody = {
    orgIds: ['org_district'],
    tags: [],
    industries: [],
    sizes: [],
    groupIds: [],
    excludeGroupIds: [],
  }
  await broadcasts.of(house.db).insertOne({
    ...{ _id, kind: 'text', version: 1, title: '停工停产期间工资怎么发', audience: everybody },
    ...{ resolved: { ...everybody, scope: ['org_district'] }, reach: { tops: [], paths: [] } },
    ...{ senderId: 'mem_staff', from: '样例区总工会', deskPath: ['org_city', 'org_district'] },
    compulsory: false,
    ...{ channels: ['robot', 'relay'], state: 'planned', planned: { groups, members: MEMBERS } },
    ...{ planning: { done: false }, runs: 1, sentAt: house.clock.now() },
  } satisfies BroadcastDoc)
  await createItemStore(unitOf(house, HOUSE)).add({
    ...{ _id, kind: 'text', from: '样例区总工会', title: '停工停产期间工资怎么发', compulsory: false },
    text: '说得明白。'.repeat(36),
  })
  return _id
}

const written = async (house: House): Promise<number> => {
  const { metrics } = (await house.db.admin().serverStatus()) as {
    metrics: { document: Record<string, number> }
  }
  return (metrics.document['inserted'] ?? 0) + (metrics.document['updated'] ?? 0)
}

const deliver = async (
  house: House,
  all: readonly CountedGroup[],
): Promise<{ ms: number; writes: number }> => {
  const broadcastId = await plan(house, all.length)
  const steps = createDeliverySteps(benchPorts(all), unitOf(house, HOUSE))
  const before = await written(house)
  const begun = performance.now()
  while ((await steps.step(broadcastId)) === 'more');
  const ms = performance.now() - begun
  return { ms, writes: (await written(house)) - before }
}

/** One bare bulk insert of the same delivery documents. */
const insertBare = async (house: House): Promise<number> => {
  const some = await deliveries
    .of(house.db)
    .find({ broadcastId: `bc_bench${sent}` })
    .toArray()
  const bare = house.db.collection(`bare_${sent}`)
  await house.db.createCollection(bare.collectionName)
  const begun = performance.now()
  await bare.insertMany(some as unknown as { _id: never }[], { ordered: false })
  const ms = performance.now() - begun
  await bare.drop()
  return ms
}

/** One robot with a backlog, against a fake that counts any 60 seconds, both on a virtual clock. */
const utilisation = async (house: House) => {
  let now = Date.parse('2026-11-23T01:00:00Z')
  const wecom = await startFakeWecom({ now: () => now })
  const { address } = wecom.addRobot()
  const all = groupsOf(BACKLOG, 'robot_bench')
  const origins = [new URL(wecom.url).origin]
  const ports = benchPorts(all, { robots: createGroupRobot({ origins }) })
  const facts = ports.groups(unitOf(house, HOUSE))
  const withRobot = { ...ports, groups: () => ({ ...facts, robotOf: () => Promise.resolve(address) }) }
  const virtual: House = { ...house, clock: { now: () => new Date(now) } }
  const broadcastId = await plan(virtual, BACKLOG)
  const unit = unitOf(virtual, HOUSE)
  const steps = createDeliverySteps(withRobot, unit)
  while ((await steps.step(broadcastId)) === 'more');
  const robots = createRobotSteps(withRobot, unit)
  for (let again = await robots.step(broadcastId); again; again = await robots.step(broadcastId))
    now = Math.max(now, again.getTime())
  const said = wecom.said()
  const minutes = ((said.at(-1)?.at ?? 0) - (said[0]?.at ?? 0)) / 60_000 + 1
  const rejected = wecom.rejected().limit
  await wecom.close()
  return { sent: said.length, minutes: round(minutes), utilisation: said.length / (20 * minutes), rejected }
}

const main = async (): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({ existingUri: process.env['MONGODB_URI'], dir, log: console.log })
  const key = randomBytes(32)
  const environment = {
    ...{ MONGODB_URI: database.uri, MONGODB_NAME: 'bench', DATA_KEYS: [{ id: 'a', key }], INDEX_KEY: key },
    SIGN_KEY: key,
  }
  const house = await openHouse(environment as Parameters<typeof openHouse>[0], {
    poolSize: 10,
    durableLimits: false,
  })
  const engine = createBroadcastEngine(benchPorts([]))
  await house.db.dropDatabase()
  await prepareDatabase(house, [engine])
  const rows: { groups: number; ms: number; bareMs: number; ratio: number; writesPerGroup: number }[] = []
  for (const groups of SIZES) {
    const all = groupsOf(groups)
    // The first delivery begins the feeds; the usual one finds them there.
    await deliver(house, all)
    const rounds = groups > 20_000 ? 1 : ROUNDS
    const runs: { ms: number; writes: number; bareMs: number }[] = []
    for (let n = 0; n < rounds; n += 1)
      runs.push({ ...(await deliver(house, all)), bareMs: await insertBare(house) })
    const [ms, bareMs] = [median(runs.map((run) => run.ms)), median(runs.map((run) => run.bareMs))]
    const writesPerGroup = Math.max(...runs.map(({ writes }) => writes)) / groups
    // Round by round, because what else the machine does changes from one to the next.
    const ratio = median(runs.map((run) => run.bareMs / run.ms))
    rows.push({ groups, ms: round(ms, 0), bareMs: round(bareMs, 0), ratio, writesPerGroup })
    await feeds.of(house.db).deleteMany({})
    await deliveries.of(house.db).deleteMany({})
  }
  const robot = await utilisation(house)
  console.table(
    rows.map((row) => ({ ...row, ratio: round(row.ratio), writesPerGroup: round(row.writesPerGroup) })),
  )
  console.log(`机器人：${robot.sent} 条，${robot.minutes} 分钟，被拒 ${robot.rejected} 条`)
  const [small, middle, large] = rows
  const times = (more: typeof small, fewer: typeof small): number => (more && fewer ? more.ms / fewer.ms : 0)
  const growth = Math.max(times(middle, small), times(large, middle))
  console.log(
    JSON.stringify({
      ratio: round(small?.ratio ?? 0, 3),
      oursMs: small?.ms,
      bareMs: small?.bareMs,
      writesPerGroup: round(Math.max(...rows.map(({ writesPerGroup }) => writesPerGroup)), 2),
      robotUtilisation: round(robot.utilisation, 3),
      rejectedByLimit: robot.rejected,
      growth: round(growth),
      sizes: rows.map(({ groups, ms }) => ({ groups, ms })),
    }),
  )
  await house.client.close()
  await database.stop()
  await rm(dir, { recursive: true, force: true })
}

void main()
