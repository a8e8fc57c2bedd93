import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { deliveries } from '../../src/engines/broadcast/store/deliveries'
import { feeds } from '../../src/engines/broadcast/store/feeds'
import { broadcastSettings } from '../../src/engines/broadcast/store/settings'
import { groups } from '../../src/engines/membership/store/groups'
import { recountAll } from '../../src/flows/recount-broadcasts'
import type { House } from '../../src/kernel/unit'
import { startFakeWecom, type FakeWecom } from '../../src/local/fakes/wecom'
import { EVERYBODY, openWorld, staff, type World } from '../engines/broadcast/world'
import { faultHouse } from './roster/house'

const PAGES = 1_500
const CHATS = 12
const ROOT = join(__dirname, '..', '..')
/** Longer than a lease of the outbox and a claim of a robot. */
const SILENCE = 61_000

let world: World
let wecom: FakeWecom
let house: House
const children: ChildProcess[] = []

beforeEach(async () => {
  wecom = await startFakeWecom()
  world = await openWorld()
  world.clock.set(new Date().toISOString())
  house = await faultHouse(world.database.uri, world.database.name)
  const { key, address } = wecom.addRobot()
  // Slow enough that a kill finds it talking.
  wecom.mood(key, { lateMs: 60 })
  const robot = { robot: house.vault.seal(address, 'robot'), robotTail: address.slice(-4) }
  await broadcastSettings.of(house.db).insertOne({ _id: 'o_district', approvalAbove: 5_000 })
  const orgPath = ['o_city', 'o_district', 'o_street1']
  await groups.of(house.db).insertMany(
    Array.from({ length: PAGES }, (_, n) => ({
      ...{ _id: `g_k${String(n).padStart(5, '0')}`, name: `示例群${n}`, orgId: 'o_street1', orgPath },
      ...{ kind: n < CHATS ? ('wecom' as const) : ('page' as const), ...(n < CHATS && robot) },
      ...{ tags: [], adminIds: ['mem_admin'], createdAt: world.clock.now() },
    })),
  )
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await house.client.close()
  await world.close()
  await wecom.close()
})

const start = (broadcastId: string, ahead: number): ChildProcess => {
  const script = join(ROOT, 'tests', 'faults', 'broadcast', 'worker.ts')
  const given = [world.database.uri, world.database.name, wecom.url, broadcastId, String(ahead)]
  const args = ['--import', 'tsx', script, ...given]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  return child
}

/** Kills a process as soon as it has come so far; it must not have ended before. */
const killWhen = async (child: ChildProcess, cameSoFar: () => Promise<boolean>): Promise<void> => {
  const ended = once(child, 'exit')
  while (!(await cameSoFar())) {
    expect(child.exitCode).toBeNull()
    await wait(2)
  }
  child.kill('SIGKILL')
  await ended
  expect(child.signalCode).toBe('SIGKILL')
}

test('senders that are killed for good while pages fill and while a robot talks: the next process gives each group exactly one', async () => {
  const broadcastId = await world.send(EVERYBODY, {}, staff)
  const filled = () => feeds.of(house.db).countDocuments({ recent: broadcastId })
  await killWhen(start(broadcastId, 0), async () => (await filled()) > 0)
  await killWhen(start(broadcastId, SILENCE), () => Promise.resolve(wecom.said().length >= 3))
  await killWhen(start(broadcastId, 2 * SILENCE), () => Promise.resolve(wecom.said().length >= 8))
  const last = start(broadcastId, 3 * SILENCE)
  expect(await once(last, 'exit')).toEqual([0, null])

  expect(await feeds.of(house.db).countDocuments({ last: 1, tail: { $size: 1 }, recent: broadcastId })).toBe(
    PAGES,
  )
  expect(await deliveries.of(house.db).countDocuments({ broadcastId, state: 'delivered' })).toBe(PAGES)
  const chats = await deliveries
    .of(house.db)
    .find({ broadcastId, chat: { $exists: true } })
    .toArray()
  expect(chats).toHaveLength(CHATS)
  const repeated = chats.filter(({ chat }) => chat?.repeated).length
  expect(repeated).toBeLessThanOrEqual(2)
  const said = wecom.said()
  expect(said.length).toBeGreaterThanOrEqual(CHATS)
  expect(said.length).toBeLessThanOrEqual(CHATS + repeated)
  expect(chats.map(({ chat }) => chat?.state)).toEqual(Array(CHATS).fill('said'))
  expect(await recountAll(house)).toMatchObject({ groups: 0, differing: [] })
}, 120_000)
