import { auditEntries } from '../../../src/kernel/audit'
import type { Caller } from '../../../src/kernel/caller'
import { person } from '../../support/test-house'
import { EVERYBODY, openWorld, staff, street1, street2, type World } from './world'

let world: World
let path: string[]
let worker: Caller
let input: { broadcastId: string; groupId: string }
beforeAll(async () => {
  world = await openWorld()
  path = await world.enterprise('o_street1', 'a', { adminIds: ['mem_admin'] })
  await world.enterprise('o_street2', 'b', { adminIds: ['mem_other'] })
  worker = await world.addMember('w1', path)
  for (const id of ['w2', 'w3']) await world.addMember(id, path)
  input = { broadcastId: await world.send(EVERYBODY, { compulsory: true }), groupId: 'g_a' }
  await world.deliver()
})
afterAll(() => world.close())

test('names are those of members who have not acknowledged, with whether they opened it', async () => {
  const item = { groupId: 'g_a', itemId: input.broadcastId }
  await world.done(worker, 'acknowledge', item)
  await world.done(person('w2', { orgPath: path }), 'openItem', item)
  const { items, next } = await world.done(staff, 'listUnacknowledged', input)
  expect(items).toEqual([
    { memberId: 'mem_w2', name: '陈样例w2', opened: true },
    { memberId: 'mem_w3', name: '陈样例w3', opened: false },
  ])
  expect(next).toBeUndefined()
})

test.each([
  ['staff of the street above', street1],
  ['the group’s own admin', person('admin', {}, 'groupadmin@o_a')],
])('%s may see the names, and every look is written down', async (_title, caller) => {
  const looks = () => auditEntries.of(world.house.db).countDocuments({ action: 'list-unacknowledged' })
  const before = await looks()
  expect((await world.done(caller, 'listUnacknowledged', input)).items).toHaveLength(2)
  expect(await looks()).toBe(before + 1)
  expect(
    await auditEntries
      .of(world.house.db)
      .findOne({ action: 'list-unacknowledged', actor: caller.memberId ?? '' }),
  ).toMatchObject({
    subject: `${input.broadcastId}:g_a`,
    orgPath: path,
  })
})

test.each([
  ['staff of another street', street2],
  ['the admin of another group', person('other', {}, 'groupadmin@o_b')],
  [
    'somebody who is admin by role only, of another group in the street',
    person('role', {}, 'groupadmin@o_street1'),
  ],
])('to %s the group is not there', async (_title, caller) => {
  expect(await world.codeOf(caller, 'listUnacknowledged', input)).toBe('NOT_FOUND')
})

test('a worker and an auditor see no names at all', async () => {
  expect(await world.codeOf(worker, 'listUnacknowledged', input)).toBe('NOT_ALLOWED')
  expect(await world.codeOf(person('au', {}, 'auditor@o_district'), 'listUnacknowledged', input)).toBe(
    'NOT_ALLOWED',
  )
})

test('a notice that is not compulsory shows no names, and nobody has looked', async () => {
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  expect(await world.codeOf(staff, 'listUnacknowledged', { ...input, broadcastId })).toBe('NOT_COMPULSORY')
  expect(
    await auditEntries
      .of(world.house.db)
      .countDocuments({ subject: `${broadcastId}:g_a`, action: 'list-unacknowledged' }),
  ).toBe(0)
})

test('a group of 250 is listed page by page, each person once', async () => {
  const large = await world.enterprise('o_street1', 'large')
  for (let n = 0; n < 250; n += 1) await world.addMember(`l${n}`, large)
  const broadcastId = await world.send({ groupIds: ['g_large'] }, { compulsory: true })
  await world.deliver()
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await world.done(staff, 'listUnacknowledged', {
      broadcastId,
      groupId: 'g_large',
      ...(cursor && { cursor }),
    })
    seen.push(...page.items.map(({ memberId }) => memberId))
    cursor = page.next
    if (cursor === undefined) break
  }
  expect(seen).toHaveLength(250)
  expect(new Set(seen).size).toBe(250)
})
