import { createMembershipFacts } from '../../../src/engines/membership/facts'
import { RETENTION, runRetention } from '../../../src/engines/membership/retention'
import { createMembershipEngine } from '../../../src/engines/membership'
import type { AudienceFilter } from '../../../src/engines/membership/store/audience'
import { consents } from '../../../src/engines/membership/store/consents'
import { grants } from '../../../src/engines/membership/store/grants'
import { orgs } from '../../../src/engines/membership/store/orgs'
import { HOUSE } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { DAY } from '../../../src/kernel/time'
import { membershipWorld, type World } from './world'

const all: AudienceFilter = { scope: ['city'], orgIds: ['city'], tags: [], groupIds: [], excludeGroupIds: [] }

describe('facts for other engines', () => {
  let world: World
  const facts = () => createMembershipFacts(unitOf(world.house, HOUSE))
  const idsOf = async (filter: Partial<AudienceFilter>) =>
    (await facts().audiencePage({ ...all, ...filter }, undefined, 100)).map(({ groupId }) => groupId)

  beforeAll(async () => {
    world = await membershipWorld()
    for (const [id, orgId, number] of [
      ['m1', 'firm', 1],
      ['m2', 'firm', 2],
      ['m3', 'shop', 3],
      ['m4', 'firm2', 4],
      ['m5', 'far', 5],
    ] as const) {
      await world.addMember(id, orgId, number)
    }
    await world.addMember('gone', 'firm', 6, { state: 'left', name: '已退出' })
    await world.addGroup('g-firm', 'firm', { name: '甲群', tags: ['制造'] })
    await world.addGroup('g-firm-b', 'firm', { name: '乙群' })
    await world.addGroup('g-shop', 'shop', { name: '丙群' })
    await world.addGroup('g-firm2', 'firm2', { name: '丁群', adminIds: ['m5'] })
    await world.addGroup('g-far', 'far', { name: '戊群' })
    await orgs.of(world.house.db).updateOne({ _id: 'firm2' }, { $set: { tags: ['女职工多'] } })
  })
  afterAll(() => world.close())

  test('a group is read by the active members of its subtree', async () => {
    expect(await facts().countMembers('g-firm')).toBe(3)
    expect(await facts().countMembers('g-shop')).toBe(1)
    expect(await facts().countMembers('nowhere')).toBe(0)
    expect(Object.fromEntries(await facts().memberCountByGroup(['g-firm', 'g-firm-b', 'g-far']))).toEqual({
      'g-firm': 3,
      'g-firm-b': 3,
      'g-far': 1,
    })
  })

  test('readers come page by page, with names, without those who left', async () => {
    const first = await facts().membersPage('g-firm', undefined, 2)
    const second = await facts().membersPage('g-firm', first.at(-1)?.memberId, 2)
    expect([...first, ...second].map(({ memberId }) => memberId)).toEqual(['m1', 'm2', 'm3'])
    expect(first[0]).toEqual({ memberId: 'm1', name: '陈样例' })
  })

  test('a member reads the groups of every union above them, and those they administer', async () => {
    const shop = await facts().groupsOf({
      memberId: 'm3',
      orgPath: ['city', 'district', 'street', 'firm', 'shop'],
    })
    expect(shop.map(({ groupId }) => groupId).sort()).toEqual(['g-firm', 'g-firm-b', 'g-shop'])
    const admin = await facts().groupsOf({ memberId: 'm5', orgPath: ['city', 'district', 'street2', 'far'] })
    expect(admin.map(({ groupId }) => groupId).sort()).toEqual(['g-far', 'g-firm2'])
    expect(await facts().groupsOf({ orgPath: [] })).toEqual([])
  })

  test('an audience is cut to the scope, whatever is asked for', async () => {
    expect(await idsOf({})).toHaveLength(5)
    expect(await idsOf({ scope: ['street2'] })).toEqual(['g-far'])
    expect(await idsOf({ scope: ['street2'], groupIds: ['g-firm'] })).toEqual(['g-far'])
    expect(await idsOf({ scope: [] })).toEqual([])
  })

  test('an audience is unions, plus groups picked by hand, minus exclusions', async () => {
    expect(await idsOf({ orgIds: ['firm'] })).toEqual(['g-firm', 'g-firm-b', 'g-shop'])
    expect(await idsOf({ orgIds: [], groupIds: ['g-far'] })).toEqual(['g-far'])
    expect(
      await idsOf({ orgIds: ['firm'], groupIds: ['g-far'], excludeGroupIds: ['g-firm', 'g-far'] }),
    ).toEqual(['g-firm-b', 'g-shop'])
    expect(await idsOf({ orgIds: [] })).toEqual([])
  })

  test('a tag counts when the group carries it or a union above it does', async () => {
    expect(await idsOf({ tags: ['制造'] })).toEqual(['g-firm'])
    expect(await idsOf({ tags: ['女职工多'] })).toEqual(['g-firm2'])
    expect(await idsOf({ tags: ['制造', '女职工多'] })).toEqual(['g-firm', 'g-firm2'])
    expect(await idsOf({ tags: ['没有的'] })).toEqual([])
  })

  test('counts and pages of one audience agree', async () => {
    for (const filter of [
      all,
      { ...all, orgIds: ['firm'] },
      { ...all, tags: ['制造'] },
      { ...all, scope: ['nowhere'] },
    ]) {
      const counted = await facts().countAudience(filter)
      const paged = []
      for (let after: string | undefined; ; after = paged.at(-1)?.groupId) {
        const page = await facts().audiencePage(filter, after, 2)
        paged.push(...page)
        if (page.length < 2) break
      }
      expect(counted).toEqual({
        groups: paged.length,
        members: paged.reduce((sum, { members }) => sum + members, 0),
        unions: new Set(paged.map(({ orgId }) => orgId)).size,
      })
    }
  })

  test('names are told by id; who left is no longer named', async () => {
    expect(Object.fromEntries(await facts().namesOf(['m1', 'gone', 'nobody']))).toEqual({
      m1: '陈样例',
      gone: '已退出',
    })
    expect(await facts().orgs(['shop', 'nowhere'])).toEqual([
      {
        orgId: 'shop',
        name: '一车间分会',
        kind: 'workshop',
        orgPath: ['city', 'district', 'street', 'firm', 'shop'],
      },
    ])
  })

  test('facts never carry a robot’s address or anybody’s number', async () => {
    const text = JSON.stringify([
      await facts().groups(['g-firm']),
      await facts().membersPage('g-firm', undefined, 9),
    ])
    expect(text).not.toMatch(/robot|phone|idNumber|"k":/)
  })

  describe('times of keeping', () => {
    test('every collection of the engine has one', () => {
      const kept = new Set<string>(RETENTION.map(({ collection }) => collection))
      const made = createMembershipEngine(world.ports).collections.map(({ name }) => name)
      expect(made.filter((name) => !kept.has(name))).toEqual([])
    })

    test('what the database deletes by itself has an index that says so', async () => {
      for (const { collection, by } of RETENTION.filter((entry) => entry.by === 'index')) {
        const indexes = await world.house.db.collection(collection).indexes()
        expect([collection, by, indexes.some((index) => index.expireAfterSeconds !== undefined)]).toEqual([
          collection,
          'index',
          true,
        ])
      }
    })

    test('a role that ran out is ended, and the ledger of somebody who left goes three years later', async () => {
      const { db } = world.house
      const now = world.clock.now()
      const grant = {
        holder: 'm1',
        role: 'lawyer',
        orgPath: ['city'],
        grantedBy: 'house',
        grantedAt: now,
        active: true,
      } as const
      await grants.of(db).insertMany([
        { ...grant, _id: 'out', orgId: 'firm', orgPath: ['firm'], until: now },
        { ...grant, _id: 'in', orgId: 'firm2', orgPath: ['firm2'], until: new Date(now.getTime() + DAY) },
        { ...grant, _id: 'open', orgId: 'far', orgPath: ['far'] },
      ])
      const line = {
        purpose: 'general',
        number: 1,
        given: true,
        version: '1',
        at: now,
        accountId: 'a',
      } as const
      await consents.of(db).insertMany([
        { ...line, _id: 'gone:general:1', memberId: 'gone' },
        { ...line, _id: 'm1:general:1', memberId: 'm1' },
      ])
      expect(await runRetention(world.house)).toMatchObject({ rolesEnded: 1, consentsRemoved: 0 })
      world.clock.move(3 * 365 * DAY)
      expect(await runRetention(world.house)).toMatchObject({ rolesEnded: 1, consentsRemoved: 1 })
      expect((await consents.of(db).find().toArray()).map(({ memberId }) => memberId)).toEqual(['m1'])
      expect(await grants.of(db).countDocuments({ active: true })).toBe(1)
    })
  })
})
