import { createGroupProof } from '../../../src/adapters/wechat/group-proof'
import { createWechatApi } from '../../../src/adapters/wechat/open-api'
import type { Caller } from '../../../src/kernel/caller'
import { startFakeWechat, type FakeWechat } from '../../../src/local/fakes/wechat'
import { person, testClock } from '../../support/test-house'
import { EVERYBODY, openWorld, staff, street2, type World } from './world'

const APP = 'wxfake0000000001'
const SECRET = 'fake-secret-of-the-app'
const OPENID = 'openid_reader'

let wechat: FakeWechat
let world: World
let admin: Caller
let reader: Caller
beforeAll(async () => {
  const clock = testClock()
  wechat = await startFakeWechat({ apps: { [APP]: SECRET } })
  const api = createWechatApi({ base: wechat.url, appId: APP, secret: SECRET, clock })
  world = await openWorld({ ports: { groupProof: createGroupProof(api) } })
  const own = { kind: 'wechat' as const, adminIds: ['mem_admin'] }
  const path = await world.enterprise('o_street1', 'one', { ...own, opengid: 'opengid_one' })
  await world.enterprise('o_street1', 'two', { ...own, opengid: 'opengid_two' })
  await world.enterprise('o_street1', 'qq', { ...own, kind: 'qq' })
  await world.enterprise('o_street2', 'other', { kind: 'wechat', adminIds: ['mem_stranger'] })
  admin = await world.addMember('admin', path)
  reader = { ...(await world.addMember('reader', path)), openid: OPENID }
})
afterAll(async () => {
  await world.close()
  await wechat.close()
})

const packs = async (caller = admin) => (await world.done(caller, 'listRelayPacks', {})).items
const packOf = async (groupId: string, broadcastId: string) => {
  const found = (await packs()).find(({ packId }) => packId === `${broadcastId}:${groupId}`)
  if (!found) throw new Error('no such pack')
  return found
}
const tokenOf = async (groupId: string, broadcastId: string) =>
  (await packOf(groupId, broadcastId)).share.path.split('s=')[1] ?? ''
const cloudIdOf = (opengid: string) => wechat.issue('cloudId', { openid: OPENID, opengid })
const sent = async () => {
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  return broadcastId
}

test('an admin of three groups finds three packs in one list, and a stranger’s group in none of them', async () => {
  const broadcastId = await sent()
  const mine = (await packs()).filter(({ packId }) => packId.startsWith(broadcastId))
  expect(mine.map(({ groupId }) => groupId).sort()).toEqual(['g_one', 'g_qq', 'g_two'])
  expect(mine.every(({ state }) => state === 'waiting')).toBe(true)
  expect(mine.find(({ groupId }) => groupId === 'g_qq')).toMatchObject({ kind: 'qq', provable: false })
  expect((await packs(reader)).length).toBe(0)
})

test('what an admin says is kept apart from what the first entry from the group proves', async () => {
  const broadcastId = await sent()
  const packId = `${broadcastId}:g_one`
  const token = await tokenOf('g_one', broadcastId)
  const said = await world.done(admin, 'takeRelay', { packId })
  expect(said.state).toBe('said')
  expect(await world.done(admin, 'takeRelay', { packId })).toEqual(said)
  const entered = await world.done(reader, 'enterFromGroup', { token, cloudId: cloudIdOf('opengid_one') })
  expect(entered).toEqual({ credited: 'this' })
  expect((await packOf('g_one', broadcastId)).state).toBe('confirmed')
  const funnel = await world.done(staff, 'readFunnel', { broadcastId })
  expect(funnel.confirmed).toEqual({ groups: 1, confirmable: 4 })
  expect(funnel.trouble).toMatchObject({ unconfirmed: 3 })
})

test('a card that was carried into another group credits that one and says so, and the own group is still waiting', async () => {
  const broadcastId = await sent()
  const token = await tokenOf('g_one', broadcastId)
  const entered = await world.done(reader, 'enterFromGroup', { token, cloudId: cloudIdOf('opengid_two') })
  expect(entered).toMatchObject({ credited: 'other', says: expect.stringContaining('one示例群') as string })
  expect(await packOf('g_two', broadcastId)).toMatchObject({ state: 'confirmed' })
  expect(await packOf('g_one', broadcastId)).toMatchObject({ state: 'waiting', wentTo: 'two示例群' })
})

test('a proof proves one group once: used again, of another person, or of an unknown group it credits nobody', async () => {
  const broadcastId = await sent()
  const [one, two] = [await tokenOf('g_one', broadcastId), await tokenOf('g_two', broadcastId)]
  const cloudId = cloudIdOf('opengid_one')
  await world.done(reader, 'enterFromGroup', { token: one, cloudId })
  expect(await world.codeOf(reader, 'enterFromGroup', { token: two, cloudId })).toBe('CODE_REFUSED')
  wechat.mood('openData', { forgetful: true, times: 2 })
  const again = cloudIdOf('opengid_two')
  const answers = await Promise.all(
    [one, two].map((token) => world.codeOf(reader, 'enterFromGroup', { token, cloudId: again })),
  )
  expect(answers.sort()).toEqual(['CODE_REFUSED', 'ok'])
  const thief = { ...person('thief'), openid: 'openid_thief' }
  expect(await world.codeOf(thief, 'enterFromGroup', { token: two, cloudId: cloudIdOf('opengid_two') })).toBe(
    'CODE_REFUSED',
  )
  const unknown = { token: two, cloudId: cloudIdOf('opengid_unknown') }
  expect(await world.done(reader, 'enterFromGroup', unknown)).toEqual({ credited: 'none' })
  expect(await world.codeOf(reader, 'enterFromGroup', { token: `${two}x`, cloudId: 'any' })).toBe('NOT_FOUND')
})

test('nobody takes a pack of a group that is not theirs, or of a broadcast that was stopped', async () => {
  const broadcastId = await sent()
  const take = (caller: Caller, groupId: string) =>
    world.codeOf(caller, 'takeRelay', { packId: `${broadcastId}:${groupId}` })
  expect(await take(admin, 'g_other')).toBe('NOT_FOUND')
  expect(await take(reader, 'g_one')).toBe('NOT_FOUND')
  expect(await take(street2, 'g_one')).toBe('NOT_FOUND')
  await world.done(staff, 'stopBroadcast', { broadcastId, reason: '内容有变' })
  expect((await packs()).filter(({ packId }) => packId.startsWith(broadcastId))).toEqual([])
  expect(await take(admin, 'g_one')).toBe('NOT_RUNNING')
})

test('a deputy passes on while the admin is away, for that group alone, until the last day is over', async () => {
  const broadcastId = await sent()
  const deputy = { ...reader, openid: OPENID }
  const found = await world.done(admin, 'findDeputies', { groupId: 'g_one', text: '陈样例' })
  expect(found.items).toContainEqual({ memberId: 'mem_reader', name: '陈样例reader' })
  const name = { groupId: 'g_one', memberId: 'mem_reader', until: '2026-11-24' }
  expect(await world.codeOf(reader, 'nameDeputy', name)).toBe('NOT_FOUND')
  expect(await world.codeOf(admin, 'nameDeputy', { ...name, memberId: 'mem_nobody' })).toBe('NOT_FOUND')
  expect(await world.codeOf(admin, 'nameDeputy', { ...name, until: '2027-11-24' })).toBe('BAD_INPUT')
  await world.done(admin, 'nameDeputy', name)
  expect(new Set((await packs(deputy)).map(({ groupId }) => groupId))).toEqual(new Set(['g_one']))
  expect((await packs(deputy))[0]?.insteadOf).toBe('陈样例admin')
  expect((await world.done(deputy, 'takeRelay', { packId: `${broadcastId}:g_one` })).state).toBe('said')
  expect(await world.codeOf(deputy, 'nameDeputy', name)).toBe('NOT_FOUND')
  const before = world.clock.now()
  world.clock.set('2026-11-25T01:00:00Z')
  expect(await packs(deputy)).toEqual([])
  world.clock.set(before.toISOString())
  await world.done(admin, 'endDeputy', { groupId: 'g_one', memberId: 'mem_reader' })
  expect(await packs(deputy)).toEqual([])
})

test('a group carries the label that its admin knows it by', async () => {
  const broadcastId = await sent()
  expect(await world.codeOf(reader, 'labelGroup', { groupId: 'g_one', label: '三班' })).toBe('NOT_FOUND')
  await world.done(admin, 'labelGroup', { groupId: 'g_one', label: '一车间三班' })
  expect((await packOf('g_one', broadcastId)).label).toBe('一车间三班')
})

test('admins of quiet groups are reminded once a day, by whoever oversees them', async () => {
  const broadcastId = await sent()
  expect(await world.codeOf(street2, 'remindAdmins', { broadcastId, groupIds: ['g_one'] })).toBe('ok')
  expect((await packOf('g_one', broadcastId)).remindedAt).toBeUndefined()
  expect(await world.done(staff, 'remindAdmins', { broadcastId })).toMatchObject({ reminded: 4, already: 0 })
  expect((await packOf('g_one', broadcastId)).remindedAt).toBeDefined()
  expect((await world.done(staff, 'remindAdmins', { broadcastId })).reminded).toBe(0)
  world.clock.move(25 * 3_600_000)
  expect((await world.done(staff, 'readFunnel', { broadcastId })).remindable).toBeGreaterThanOrEqual(3)
})
