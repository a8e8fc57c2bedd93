import { createMembershipFacts } from '../../../src/engines/membership/facts'
import { HOUSE } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { profiled } from '../../support/profiled'
import { membershipWorld, phoneNumber, type World } from './world'

interface Asked {
  ns: string
  planSummary?: string
  docsExamined?: number
  nreturned?: number
}
type Profiled = Asked & { planSummary: string }

describe('what is asked all day', () => {
  let world: World
  beforeAll(async () => {
    world = await membershipWorld()
    for (let number = 100; number < 400; number += 1) {
      await world.addMember(`m${number}`, number % 3 === 0 ? 'firm' : 'far', number, {
        name: `样例${number}`,
      })
    }
    await world.addGroup('g1', 'firm')
    await world.addGroup('g2', 'far', { tags: ['t'] })
  })
  afterAll(() => world.close())

  /** What the database was asked of the engine meanwhile, as it planned it. */
  const profile = async (work: () => Promise<unknown>): Promise<Profiled[]> =>
    (await profiled<Asked>(world.house.db, work)).filter(
      (asked): asked is Profiled => asked.planSummary !== undefined && !/system|limits/.test(asked.ns),
    )

  test('no query of the engine walks through a whole collection', async () => {
    const staff = await world.bound(
      await world.addMember('staff', 'street', 1),
      1,
      'staff@district',
      'auditor@district',
    )
    const facts = createMembershipFacts(unitOf(world.house, HOUSE))
    const audience = {
      scope: ['district'],
      orgIds: ['street'],
      tags: ['t'],
      groupIds: ['g2'],
      excludeGroupIds: ['x'],
    }
    const asked = await profile(async () => {
      await world.does(staff, 'whoAmI', {})
      await world.does(staff, 'listOrgs', {})
      await world.does(staff, 'listOrgs', { parentId: 'district', text: '工会' })
      await world.does(staff, 'listMembers', { orgId: 'firm' })
      await world.does(staff, 'listMembers', { text: '样例1' })
      await world.does(staff, 'listMembers', { text: phoneNumber(200) })
      await world.does(staff, 'listGrants', {})
      await world.does(staff, 'listGroups', {})
      await world.does(staff, 'listRebinds', {})
      await world.does(staff, 'listAudit', { memberId: 'staff' })
      await world.does(staff, 'listLooks', {})
      await world.does(staff, 'listConsents', {})
      await world.does(staff, 'exportMyData', {})
      await world.does(world.somebody(), 'whoAmI', {})
      await facts.groupsOf({ memberId: 'm101', orgPath: ['city', 'district', 'street', 'firm'] })
      await facts.countAudience(audience)
      await facts.audiencePage(audience, 'a', 10)
      await facts.membersPage('g1', 'm100', 10)
    })
    expect(asked.length).toBeGreaterThan(30)
    expect(asked.filter(({ planSummary }) => planSummary.includes('COLLSCAN')).map(({ ns }) => ns)).toEqual(
      [],
    )
  })

  test('who a caller is costs one read of one account', async () => {
    const who = world.somebody()
    await world.does(who, 'whoAmI', {})
    const asked = await profile(() => world.does(who, 'listLooks', {}).catch(() => undefined))
    expect(asked.map(({ ns, planSummary }) => [ns.split('.').at(-1), planSummary])).toEqual([
      ['accounts', 'IXSCAN { logins: 1 }'],
    ])
  })

  test('a page of members reads a page of members, however many there are', async () => {
    const staff = await world.bound(await world.addMember('staff2', 'street', 2), 2, 'staff@district')
    const asked = await profile(async () => {
      await world.does(staff, 'listMembers', {})
      await world.does(staff, 'listMembers', { text: '样例' })
    })
    const pages = asked.filter(({ ns, nreturned }) => ns.endsWith('.members') && (nreturned ?? 0) > 1)
    expect(pages).toHaveLength(2)
    for (const { docsExamined, nreturned } of pages) expect(docsExamined).toBe(nreturned)
  })
})
