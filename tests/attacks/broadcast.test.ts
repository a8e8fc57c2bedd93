import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGroupRobot } from '../../src/adapters/wecom/group-robot'
import { feeds } from '../../src/engines/broadcast/store/feeds'
import type { Caller } from '../../src/kernel/caller'
import {
  another,
  EVERYBODY,
  openWorld,
  staff,
  street1,
  street2,
  type World,
} from '../engines/broadcast/world'
import { openRobotWorld } from '../flows/robot-world'
import { person } from '../support/test-house'

let world: World
let worker: Caller
let colleague: Caller
beforeAll(async () => {
  world = await openWorld()
  const path = await world.enterprise('o_street1', 'a')
  worker = await world.addMember('worker', path)
  colleague = await world.addMember('colleague', path)
  await world.enterprise('o_street2', 'b')
})
afterAll(() => world.close())

const sent = async () => {
  const broadcastId = await world.send(EVERYBODY, { compulsory: true })
  await world.deliver()
  return broadcastId
}

test('nobody acknowledges for a colleague: a name in the input is refused, and the caller alone is counted', async () => {
  const itemId = await sent()
  const forged = { groupId: 'g_a', itemId, memberId: 'mem_colleague' }
  expect(await world.codeOf(worker, 'acknowledge', forged)).toBe('BAD_INPUT')
  await world.done(worker, 'acknowledge', { groupId: 'g_a', itemId })
  const missing = await world.done(staff, 'listUnacknowledged', { broadcastId: itemId, groupId: 'g_a' })
  expect(missing.items.map(({ memberId }) => memberId)).toEqual([colleague.memberId])
})

test('a street’s staff widens its audience neither by a union, nor by a group, nor by operators in the request', async () => {
  const send = (audience: unknown) =>
    world.codeOf(street1, 'sendGuide', { guideId: 'gd_pay', version: 1, audience, compulsory: false })
  expect(await send({ orgIds: ['o_district'] })).toBe('OUT_OF_SCOPE')
  expect(await send({ orgIds: ['o_street1'], groupIds: ['g_b'] })).toBe('OUT_OF_SCOPE')
  expect(await send({ orgIds: [{ $ne: '' }] })).toBe('BAD_INPUT')
  expect(await send({ orgIds: ['o_street1'], scope: ['o_city'] })).toBe('BAD_INPUT')
})

test('a share link cannot be guessed, and one of another item cannot be bent', async () => {
  const itemId = await sent()
  const { path } = await world.done(worker, 'shareItem', { groupId: 'g_a', itemId })
  const token = path.split('s=')[1] ?? ''
  expect((await world.done(worker, 'readShare', { token })).open).toEqual({ groupId: 'g_a', itemId })
  const [, ...rest] = token.split('.')
  const bent = [Buffer.from(`${itemId}|g_b`).toString('base64url'), ...rest].join('.')
  expect(await world.codeOf(worker, 'readShare', { token: bent })).toBe('NOT_FOUND')
  expect(await world.codeOf(worker, 'readShare', { token: 'x'.repeat(40) })).toBe('NOT_FOUND')
  expect(await world.codeOf(worker, 'readShare', { token: '../../etc/passwd' })).toBe('BAD_INPUT')
})

test('a card read by a stranger names neither the group nor anybody in it', async () => {
  const itemId = await sent()
  const { path } = await world.done(worker, 'shareItem', { groupId: 'g_a', itemId })
  const stranger: Caller = { accountId: 'anonymous', trust: 'none', orgPath: [], grants: [] }
  const shown = await world.done(stranger, 'readShare', { token: path.split('s=')[1] ?? '' })
  expect(shown.open).toBeUndefined()
  expect(JSON.stringify(shown)).not.toMatch(/g_a|示例群|mem_|陈样例/)
})

test('a group’s admin sends to nobody, and touches no group that is another’s', async () => {
  const path = await world.enterprise('o_street1', 'own', { kind: 'wechat', adminIds: ['mem_chief'] })
  await world.enterprise('o_street1', 'theirs', { kind: 'wechat', adminIds: ['mem_somebody'] })
  const chief = await world.addMember('chief', path)
  const guide = { guideId: 'gd_pay', version: 1, compulsory: false }
  for (const groupIds of [['g_own'], ['g_theirs']])
    expect(await world.codeOf(chief, 'sendGuide', { ...guide, audience: { groupIds } })).toBe('NOT_ALLOWED')
  const itemId = await sent()
  expect(await world.codeOf(chief, 'takeRelay', { packId: `${itemId}:g_own` })).toBe('ok')
  expect(await world.codeOf(chief, 'takeRelay', { packId: `${itemId}:g_theirs` })).toBe('NOT_FOUND')
  const theirs = { groupId: 'g_theirs' }
  expect(await world.codeOf(chief, 'labelGroup', { ...theirs, label: '我的' })).toBe('NOT_FOUND')
  expect(
    await world.codeOf(chief, 'nameDeputy', { ...theirs, memberId: 'mem_chief', until: '2026-11-24' }),
  ).toBe('NOT_FOUND')
  expect(await world.codeOf(chief, 'saveWays', { ...theirs, order: [] })).toBe('NOT_ALLOWED')
  expect(await world.codeOf(chief, 'shareItem', { ...theirs, itemId })).toBe('NOT_FOUND')
})

test('a send that was stopped is set going again by nobody, and its pages stay as they were', async () => {
  const broadcastId = await world.send(EVERYBODY)
  await world.done(staff, 'pauseBroadcast', { broadcastId })
  expect(await world.codeOf(street2, 'resumeBroadcast', { broadcastId })).toBe('NOT_FOUND')
  await world.done(staff, 'stopBroadcast', { broadcastId, reason: '发错了' })
  const chief = person('chief2', { orgPath: ['o_city'] }, 'staff@o_city')
  const auditor = person('auditor', { orgPath: ['o_city'] }, 'auditor@o_district')
  expect(await world.codeOf(worker, 'resumeBroadcast', { broadcastId })).toBe('NOT_ALLOWED')
  expect(await world.codeOf(auditor, 'resumeBroadcast', { broadcastId })).toBe('NOT_ALLOWED')
  for (const caller of [street1, staff, chief])
    expect(await world.codeOf(caller, 'resumeBroadcast', { broadcastId })).not.toBe('ok')
  expect(await world.codeOf(another(chief), 'decideBroadcast', { broadcastId, approve: true })).not.toBe('ok')
  expect(await world.codeOf(staff, 'resumeBroadcast', { broadcastId, state: 'planned' })).toBe('BAD_INPUT')
  await world.deliver()
  expect(await feeds.of(world.house.db).countDocuments({ recent: broadcastId })).toBe(0)
})

test('a robot that redirects to a host of the house is not followed', async () => {
  const met: string[] = []
  const inside = createServer((request, response) => {
    met.push(request.url ?? '')
    response.end('{"errcode":0}')
  }).listen(0, '127.0.0.1')
  const portOf = (server: typeof inside) => (server.address() as AddressInfo).port
  await new Promise((resolve) => inside.once('listening', resolve))
  const outside = createServer((_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${portOf(inside)}/admin` }).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => outside.once('listening', resolve))
  const origin = `http://127.0.0.1:${portOf(outside)}`
  const { send } = createGroupRobot({ origins: [origin] })
  expect(await send(`${origin}/cgi-bin/webhook/send?key=0000000000000000`, '您好')).toEqual({
    kind: 'unknown',
  })
  expect(met).toEqual([])
  for (const server of [inside, outside]) server.close()
})

test('markup and formulas in a title are only words: to a robot, in a text to copy and on a card', async () => {
  const robots = await openRobotWorld()
  try {
    const { key, address } = robots.wecom.addRobot()
    await robots.group('said', address)
    const path = await robots.world.enterprise('o_street1', 'copied', {
      kind: 'wechat',
      adminIds: ['mem_copier'],
    })
    const admin = await robots.world.addMember('copier', path)
    const title = '=HYPERLINK("http://evil.example") [点我](http://evil.example) <@all>'
    await robots.world.addGuide({ guideId: 'gd_evil', version: 1, title })
    await robots.world.send(EVERYBODY, { guideId: 'gd_evil' })
    await robots.run(2)
    const content = robots.wecom.said(key)[0]?.content ?? ''
    expect(content).not.toMatch(/<@|\]\(http:\/\/evil/)
    expect(content.match(/\]\(/g)).toHaveLength(1)
    const [pack] = (await robots.world.done(admin, 'listRelayPacks', {})).items
    expect(pack?.share.title).toBe([...title].slice(0, 29).join('') + '…')
    expect(pack?.text).toContain('/packages/broadcast/shared/index?s=')
  } finally {
    await robots.close()
  }
})
