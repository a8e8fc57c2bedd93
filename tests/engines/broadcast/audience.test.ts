import { broadcasts } from '../../../src/engines/broadcast/store/broadcasts'
import { feedItems } from '../../../src/engines/broadcast/store/items'
import { groups } from '../../../src/engines/membership/store/groups'
import { auditEntries } from '../../../src/kernel/audit'
import { outboxMessages } from '../../../src/kernel/outbox'
import { person } from '../../support/test-house'
import { EVERYBODY, openWorld, staff, street1, street2, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.enterprise('o_street1', 'a', { tags: ['制造业'] })
  await world.enterprise('o_street1', 'b')
  await world.enterprise('o_street2', 'c', { tags: ['制造业'] })
  await world.addGuide({ guideId: 'gd_draft', version: 1, state: 'unissued' })
  await world.addGuide({ guideId: 'gd_old', version: 1, state: 'corrected' })
  await world.addGuide({ guideId: 'gd_old', version: 2, corrects: 1 })
})
afterAll(() => world.close())

const guide = { guideId: 'gd_pay', version: 1, compulsory: false }
const groupsOf = async (broadcastId: string) => {
  await world.deliver()
  const { groups } = await world.done(staff, 'readFunnel', { broadcastId })
  return groups.map(({ groupId }) => groupId).sort()
}

test.each([
  ['a whole district', EVERYBODY, ['g_a', 'g_b', 'g_c']],
  ['one street', { orgIds: ['o_street1'] }, ['g_a', 'g_b']],
  ['one street, one tag', { orgIds: ['o_street1'], tags: ['制造业'] }, ['g_a']],
  ['a tag wherever I am staff', { tags: ['制造业'] }, ['g_a', 'g_c']],
  ['by hand', { groupIds: ['g_c'] }, ['g_c']],
  ['by hand beside a street', { orgIds: ['o_street1'], groupIds: ['g_c'] }, ['g_a', 'g_b', 'g_c']],
  ['without an exclusion', { ...EVERYBODY, excludeGroupIds: ['g_a'] }, ['g_b', 'g_c']],
])('%s: it goes to these groups, as counted before', async (_title, audience, expected) => {
  expect(await world.done(staff, 'countAudience', { audience })).toMatchObject({ groups: expected.length })
  expect(await groupsOf(await world.send(audience))).toEqual(expected)
})

test('the count says by which way each group is reached first, also where somebody has set another order', async () => {
  const robot = world.house.vault.seal('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', 'robot')
  const { db } = world.house
  await groups.of(db).updateMany({ _id: { $in: ['g_a', 'g_b'] } }, { $set: { kind: 'wecom', robot } })
  const ways = async (audience: object) =>
    (await world.done(staff, 'countAudience', { audience: audience })).ways
  expect(await ways(EVERYBODY)).toEqual({ robot: 2, relay: 0, page: 1 })
  await world.done(staff, 'saveWays', { groupId: 'g_b', order: ['relay', 'robot'] })
  expect(await ways(EVERYBODY)).toEqual({ robot: 1, relay: 1, page: 1 })
  expect(await ways({ ...EVERYBODY, excludeGroupIds: ['g_b'] })).toEqual({ robot: 1, relay: 0, page: 1 })
  expect(await ways({ orgIds: ['o_street2'] })).toEqual({ robot: 0, relay: 0, page: 1 })
  await world.done(staff, 'saveWays', { groupId: 'g_b', order: [] })
  expect(await ways(EVERYBODY)).toEqual({ robot: 1, relay: 0, page: 2 })
  await groups
    .of(db)
    .updateMany({ _id: { $in: ['g_a', 'g_b'] } }, { $set: { kind: 'page' }, $unset: { robot: '' } })
})

test.each([
  ['the district above', { orgIds: ['o_district'] }],
  ['the neighbouring street', { orgIds: ['o_street2'] }],
  ['the own street and the neighbouring one', { orgIds: ['o_street1', 'o_street2'] }],
  ['a group of the neighbouring street', { groupIds: ['g_c'] }],
  ['a group that does not exist', { groupIds: ['g_nowhere'] }],
  ['a union that does not exist', { orgIds: ['o_nowhere'] }],
])('staff of a street who ask for %s send nothing', async (_title, audience) => {
  const before = await broadcasts.of(world.house.db).countDocuments()
  expect(await world.codeOf(street1, 'sendGuide', { ...guide, audience })).toBe('OUT_OF_SCOPE')
  expect(await broadcasts.of(world.house.db).countDocuments()).toBe(before)
})

test('a tag of a street’s staff reaches groups of that street only', async () => {
  expect(await groupsOf(await world.send({ tags: ['制造业'] }, {}, street1))).toEqual(['g_a'])
})

test('staff of a street cannot even count what is not theirs', async () => {
  expect(await world.codeOf(street1, 'countAudience', { audience: EVERYBODY })).toBe('NOT_FOUND')
  expect(await world.done(street1, 'countAudience', { audience: { groupIds: ['g_c'] } })).toMatchObject({
    groups: 0,
    sample: [],
  })
})

test.each([
  ['an unknown guide', { guideId: 'gd_none', audience: EVERYBODY }, 'NOT_FOUND'],
  ['a draft', { guideId: 'gd_draft', audience: EVERYBODY }, 'NOT_ISSUED'],
  ['a version that has been corrected', { guideId: 'gd_old', audience: EVERYBODY }, 'NOT_ISSUED'],
  ['an audience without a group', { audience: { tags: ['没有的标签'] } }, 'EMPTY_AUDIENCE'],
  ['no audience at all', { audience: {} }, 'EMPTY_AUDIENCE'],
  ['an operator for an id', { audience: { orgIds: [{ $ne: null }] } }, 'BAD_INPUT'],
  ['an operator for a guide', { guideId: { $gt: '' }, audience: EVERYBODY }, 'BAD_INPUT'],
  ['a field that nobody asked for', { audience: EVERYBODY, scope: ['o_city'] }, 'BAD_INPUT'],
])('sending %s is refused', async (_title, input, code) => {
  expect(await world.codeOf(staff, 'sendGuide', { ...guide, ...input })).toBe(code)
})

test.each([
  ['a worker', person('w')],
  ['a lawyer', person('l', {}, 'lawyer@o_district')],
  ['an auditor', person('d', {}, 'auditor@o_district')],
  ['staff who did not prove the phone', person('s', { trust: 'public' }, 'staff@o_district')],
])('%s sends nothing', async (_title, caller) => {
  expect(['NOT_ALLOWED', 'BIND_PHONE']).toContain(
    await world.codeOf(caller, 'sendGuide', { ...guide, audience: EVERYBODY }),
  )
})

test('one key sent ten times at once is one broadcast, one item, one message and one line in the audit', async () => {
  const input = { ...guide, audience: EVERYBODY }
  const sender = person('once', { orgPath: ['o_city'] }, 'staff@o_district')
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.done(sender, 'sendGuide', input, 'same-key-01')),
  )
  const ids = [...new Set(answers.map(({ broadcastId }) => broadcastId))]
  expect(ids).toHaveLength(1)
  const { db } = world.house
  expect(await broadcasts.of(db).countDocuments({ senderId: 'mem_once' })).toBe(1)
  expect(await feedItems.of(db).countDocuments({ _id: { $in: ids } })).toBe(1)
  expect(
    await outboxMessages
      .of(db)
      .countDocuments({ topic: 'broadcast.deliver', 'payload.broadcastId': { $in: ids } }),
  ).toBe(1)
  expect(await auditEntries.of(db).countDocuments({ subject: { $in: ids }, action: 'send-broadcast' })).toBe(
    1,
  )
})

test('a broadcast is listed and shown to whoever is above or below where it went, with the counts of their part', async () => {
  const own = await world.send({ orgIds: ['o_street1'] }, {}, street1)
  await world.deliver()
  const listed = async (caller: typeof staff) => {
    const { items } = await world.done(caller, 'listBroadcasts', {})
    return items.find(({ broadcastId }) => broadcastId === own)
  }
  expect(await listed(staff)).toMatchObject({ sentBy: '样例街道工会', counts: { groups: 2 } })
  expect(await listed(street1)).toMatchObject({ counts: { groups: 2 } })
  expect(await listed(street2)).toBeUndefined()
  expect(await world.codeOf(street2, 'readFunnel', { broadcastId: own })).toBe('NOT_FOUND')
  expect(await listed(person('firm', {}, 'auditor@o_a'))).toMatchObject({ counts: { groups: 1 } })
  expect(await world.codeOf(street1, 'readFunnel', { broadcastId: own, orgId: 'o_district' })).toBe(
    'NOT_FOUND',
  )
  expect(await world.codeOf(street1, 'readFunnel', { broadcastId: own, orgId: 'o_street2' })).toBe(
    'NOT_FOUND',
  )
  expect(await world.done(street1, 'readFunnel', { broadcastId: own, orgId: 'o_a' })).toMatchObject({
    counts: { groups: 1 },
  })
})

test('until all is planned the sender sees the numbers that were sent, and the list goes on page by page', async () => {
  const broadcastId = await world.send(EVERYBODY)
  expect(await world.done(staff, 'readFunnel', { broadcastId })).toMatchObject({
    state: 'planned',
    counts: { groups: 3, delivered: 0 },
  })
  await world.deliver()
  for (let n = 0; n < 20; n += 1) await world.send({ groupIds: ['g_b'] })
  await world.deliver()
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await world.done(staff, 'listBroadcasts', cursor === undefined ? {} : { cursor })
    seen.push(...page.items.map((sent) => sent.broadcastId))
    cursor = page.next
    if (cursor === undefined) break
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(await broadcasts.of(world.house.db).countDocuments())
  expect(await world.codeOf(staff, 'listBroadcasts', { cursor: 'x' })).toBe('BAD_INPUT')
  expect(await world.codeOf(staff, 'readFunnel', { broadcastId, cursor: '-1' })).toBe('BAD_INPUT')
})

test('a corrected version says which one it replaces', async () => {
  const broadcastId = await world.send({ groupIds: ['g_b'] }, { guideId: 'gd_old', version: 2 })
  expect(await feedItems.of(world.house.db).findOne({ _id: broadcastId })).toMatchObject({
    corrects: 1,
    guide: { version: 2 },
  })
})
