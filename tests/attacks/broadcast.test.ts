import type { Caller } from '../../src/kernel/caller'
import { EVERYBODY, openWorld, staff, street1, type World } from '../engines/broadcast/world'

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
