import { membership } from '../../../src/engines/membership/contract'
import { grants } from '../../../src/engines/membership/store/grants'
import { orgs } from '../../../src/engines/membership/store/orgs'
import { auditEntries } from '../../../src/kernel/audit'
import { accessList } from '../../../src/kernel/contract'
import { DAY } from '../../../src/kernel/time'
import { codeOf, membershipWorld, phoneNumber, type Somebody, type World } from './world'

describe('what staff do', () => {
  let world: World
  let district: Somebody
  let street: Somebody
  let street2: Somebody
  let auditor: Somebody
  let worker: Somebody
  let next = 400

  beforeAll(async () => {
    world = await membershipWorld()
    district = await world.bound(await world.addMember('district-staff', 'district', 1), 1, 'staff@district')
    street = await world.bound(
      await world.addMember('street-staff', 'street', 2, { name: '赵街样' }),
      2,
      'staff@street',
    )
    street2 = await world.bound(await world.addMember('street2-staff', 'street2', 3), 3, 'staff@street2')
    auditor = await world.bound(await world.addMember('auditor', 'district', 4), 4, 'auditor@district')
    worker = await world.bound(await world.addMember('worker', 'firm', 5, { name: '吴例子' }), 5)
  })
  afterAll(() => world.close())

  const newMember = (orgId = 'firm', name = '陈样例') => {
    const number = (next += 1)
    return world.addMember(`m${number}`, orgId, number, { name })
  }

  test('every operation refuses whoever its contract does not name', async () => {
    const visitor = world.somebody()
    const roles = ['staff', 'auditor', 'groupadmin', 'lawyer', 'counsellor', 'merchant']
    const lawyer = await world.bound(await newMember(), next, 'lawyer@district')
    for (const [name, contract] of Object.entries(membership)) {
      const access = accessList(contract)
      const call = (who: Parameters<World['call']>[0]) =>
        world.call(who, name as keyof typeof membership, { nonsense: true } as never).then(codeOf)
      if (!access.includes('anyone')) expect([name, await call({ kind: 'none' })]).toEqual([name, 'SIGN_IN'])
      if (access.includes('worker')) expect([name, await call(visitor)]).toEqual([name, 'BIND_PHONE'])
      if (access.some((one) => roles.includes(one))) {
        for (const who of [visitor, worker, lawyer])
          expect([name, await call(who)]).toEqual([name, 'NOT_ALLOWED'])
      }
    }
  })

  describe('the org tree', () => {
    test('begins where the scope begins, with members and unions counted below', async () => {
      const { items } = await world.does(street, 'listOrgs', {})
      expect(items.map(({ orgId }) => orgId)).toEqual(['street'])
      expect(items[0]).toMatchObject({ unions: 3, path: ['示例市总工会', '样例区总工会', '望海街道总工会'] })
      const members = await world.house.db
        .collection('members')
        .countDocuments({ orgPath: 'street', state: 'active' })
      expect(items[0]?.members).toBe(members)
    })

    test('shows what lies directly below a union of the scope, and finds by name anywhere below', async () => {
      const below = await world.does(district, 'listOrgs', { parentId: 'district' })
      expect(below.items.map(({ orgId }) => orgId).sort()).toEqual(['street', 'street2'])
      const found = await world.does(district, 'listOrgs', { text: '有限公司' })
      expect(found.items.map(({ orgId }) => orgId).sort()).toEqual(['far', 'firm', 'firm2'])
      expect((await world.does(street, 'listOrgs', { text: '物流' })).items).toEqual([])
      expect((await world.does(auditor, 'listOrgs', {})).items.map(({ orgId }) => orgId)).toEqual([
        'district',
      ])
    })

    test('a search text is text: dots and stars find nothing but themselves', async () => {
      for (const text of ['.*', '示例.*', '(', '[^a]', '$where']) {
        expect((await world.does(district, 'listOrgs', { text })).items).toEqual([])
        expect((await world.does(district, 'listMembers', { text })).items).toEqual([])
        expect((await world.does(district, 'listGroups', { text })).items).toEqual([])
      }
    })

    test('above or beside the scope there is nothing', async () => {
      for (const parentId of ['city', 'district', 'street2', 'nowhere']) {
        expect(codeOf(await world.call(street, 'listOrgs', { parentId }))).toBe('NOT_FOUND')
      }
    })

    const save = (who: Somebody, input: object) => world.call(who, 'saveOrg', input as never)

    test('a union is added only below one of the scope, at its proper level and under a free name', async () => {
      const firm = { parentId: 'street', kind: 'enterprise', name: '新样板有限公司工会' }
      expect(codeOf(await save(street2, firm))).toBe('NOT_FOUND')
      expect(codeOf(await save(street, { ...firm, kind: 'district' }))).toBe('WRONG_LEVEL')
      expect(codeOf(await save(street, { ...firm, kind: 'workshop' }))).toBe('WRONG_LEVEL')
      expect(codeOf(await save(street, { ...firm, parentId: 'shop' }))).toBe('WRONG_LEVEL')
      expect(codeOf(await save(street, firm))).toBe('ok')
      expect(codeOf(await save(street, firm))).toBe('NAME_TAKEN')
    })

    test('of twenty who add the same union at once one adds it', async () => {
      const firm = { parentId: 'street', kind: 'enterprise', name: '抢名字有限公司工会' }
      const answers = await Promise.all(Array.from({ length: 20 }, () => save(street, firm)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await orgs.of(world.house.db).countDocuments({ name: firm.name })).toBe(1)
    })

    test('a new name is carried down to everything below', async () => {
      const made = await world.does(street, 'saveOrg', {
        parentId: 'street',
        kind: 'enterprise',
        name: '旧名工会',
        tags: ['a'],
      })
      await world.does(street, 'saveOrg', { parentId: made.orgId, kind: 'workshop', name: '甲车间' })
      await world.does(street, 'saveOrg', {
        orgId: made.orgId,
        parentId: 'street',
        kind: 'enterprise',
        name: '新名工会',
      })
      const [shop] = (await world.does(street, 'listOrgs', { parentId: made.orgId })).items
      expect(shop?.path.slice(-2)).toEqual(['新名工会', '甲车间'])
    })

    test('a union does not move and does not change its level', async () => {
      const change = { orgId: 'firm2', parentId: 'street', kind: 'enterprise', name: '示例服装有限公司工会' }
      expect(codeOf(await save(district, { ...change, parentId: 'street2' }))).toBe('WRONG_LEVEL')
      expect(codeOf(await save(district, { ...change, kind: 'workshop' }))).toBe('WRONG_LEVEL')
      expect(codeOf(await save(street2, change))).toBe('NOT_FOUND')
    })
  })

  describe('members', () => {
    test('are listed with names in full and numbers masked', async () => {
      const { items } = await world.does(street, 'listMembers', { text: '吴例子' })
      expect(items).toEqual([
        expect.objectContaining({
          memberId: 'worker',
          name: '吴例子',
          phone: '138****0005',
          idNumber: `9900${'*'.repeat(12)}5X`,
          orgName: '示例机械有限公司工会',
          bound: true,
        }),
      ])
    })

    test('are found by their whole phone number within scope only', async () => {
      const found = await world.does(street, 'listMembers', { text: phoneNumber(5) })
      expect(found.items.map(({ memberId }) => memberId)).toEqual(['worker'])
      expect((await world.does(street2, 'listMembers', { text: phoneNumber(5) })).items).toEqual([])
      expect((await world.does(street, 'listMembers', { text: phoneNumber(5).slice(0, 8) })).items).toEqual(
        [],
      )
    })

    test('come in pages, none twice and none missing, by place as by name', async () => {
      for (let at = 0; at < 120; at += 1) await newMember('far', `页${at % 3}样例`)
      for (const text of [undefined, '页']) {
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = await world.does(street2, 'listMembers', {
            orgId: 'far',
            ...(text !== undefined && { text }),
            ...(cursor !== undefined && { cursor }),
          })
          seen.push(...page.items.map(({ memberId }) => memberId))
          cursor = page.next
        } while (cursor !== undefined)
        expect([seen.length, new Set(seen).size]).toEqual([120, 120])
      }
    })

    test('a cursor that somebody made up is refused, whatever it holds', async () => {
      const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      for (const cursor of [
        'x',
        forged({ $gt: '' }),
        forged([{ $gt: '' }]),
        forged([]),
        forged(['a', 'b', 'c']),
      ]) {
        expect(codeOf(await world.call(district, 'listMembers', { cursor }))).toBe('BAD_INPUT')
        expect(codeOf(await world.call(district, 'listAudit', { cursor }))).toBe('BAD_INPUT')
      }
    })

    test('of another street do not exist', async () => {
      expect(codeOf(await world.call(street2, 'listMembers', { orgId: 'firm' }))).toBe('NOT_FOUND')
      expect(
        codeOf(await world.call(street2, 'certifyMember', { memberId: 'worker', certified: true })),
      ).toBe('NOT_FOUND')
    })

    test('are certified, and that is written down', async () => {
      await world.does(street, 'certifyMember', { memberId: 'worker', certified: true })
      expect((await world.does(worker, 'whoAmI', {})).member?.certified).toBe(true)
      await world.does(street, 'certifyMember', { memberId: 'worker', certified: false })
      expect((await world.does(worker, 'whoAmI', {})).member?.certified).toBe(false)
      expect(
        await auditEntries.of(world.house.db).countDocuments({ subject: 'worker', action: 'certify-member' }),
      ).toBe(2)
    })
  })

  describe('roles', () => {
    const give = (who: Somebody, memberId: string, role: string, orgId: string, until?: string) =>
      world.call(who, 'grantRole', { memberId, role, orgId, ...(until && { until }) } as never)

    test('count from the next call on and end with the next call', async () => {
      const memberId = await newMember()
      const who = await world.bound(memberId, next)
      expect(codeOf(await world.call(who, 'listOrgs', {}))).toBe('NOT_ALLOWED')
      const { grantId } = await world.does(street, 'grantRole', { memberId, role: 'staff', orgId: 'firm' })
      expect((await world.does(who, 'listOrgs', {})).items.map(({ orgId }) => orgId)).toEqual(['firm'])
      await world.does(street, 'revokeRole', { grantId })
      expect(codeOf(await world.call(who, 'listOrgs', {}))).toBe('NOT_ALLOWED')
    })

    test('end by themselves when their time is over', async () => {
      const memberId = await newMember()
      const who = await world.bound(memberId, next)
      const until = new Date(world.clock.now().getTime() + DAY).toISOString()
      await world.does(street, 'grantRole', { memberId, role: 'staff', orgId: 'firm', until })
      expect((await world.does(who, 'whoAmI', {})).roles).toHaveLength(1)
      world.clock.move(DAY)
      expect((await world.does(who, 'whoAmI', {})).roles).toEqual([])
      expect(codeOf(await world.call(who, 'listOrgs', {}))).toBe('NOT_ALLOWED')
    })

    test('cannot be given to oneself or taken from oneself', async () => {
      expect(codeOf(await give(street, 'street-staff', 'auditor', 'street'))).toBe('OWN_ROLE')
      const own = await grants.of(world.house.db).findOne({ holder: 'street-staff', active: true })
      expect(codeOf(await world.call(street, 'revokeRole', { grantId: own?._id ?? '' }))).toBe('OWN_ROLE')
    })

    test('cannot be given over more than one has oneself, nor to somebody outside', async () => {
      const inside = await newMember()
      for (const orgId of ['city', 'district', 'street2', 'far', 'nowhere']) {
        expect(codeOf(await give(street, inside, 'staff', orgId))).toBe('NOT_FOUND')
      }
      expect(codeOf(await give(street, await newMember('far'), 'staff', 'street'))).toBe('NOT_FOUND')
      expect(codeOf(await give(street, 'nobody', 'staff', 'street'))).toBe('NOT_FOUND')
      expect(codeOf(await give(street, inside, 'emperor', 'street'))).toBe('BAD_INPUT')
    })

    test('cannot end before they begin', async () => {
      expect(codeOf(await give(street, await newMember(), 'staff', 'firm', '2020-01-01T00:00:00Z'))).toBe(
        'BAD_INPUT',
      )
    })

    test('of superiors are out of reach', async () => {
      const above = await grants.of(world.house.db).findOne({ holder: 'district-staff', active: true })
      expect(codeOf(await world.call(street, 'revokeRole', { grantId: above?._id ?? '' }))).toBe('NOT_FOUND')
      const listed = await world.does(street, 'listGrants', {})
      expect(listed.items.map(({ holder }) => holder)).not.toContain('district-staff')
    })

    test('given twenty times at once are one role', async () => {
      const memberId = await newMember()
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => give(street, memberId, 'lawyer', 'street')),
      )
      expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok']))
      expect(await grants.of(world.house.db).countDocuments({ holder: memberId, active: true })).toBe(1)
    })

    test('given and taken at once: the books agree with the answers', async () => {
      for (let round = 0; round < 8; round += 1) {
        const memberId = await newMember()
        const { grantId } = await world.does(street, 'grantRole', {
          memberId,
          role: 'lawyer',
          orgId: 'street',
        })
        const [first, second, again] = await Promise.all([
          world.call(street, 'revokeRole', { grantId }),
          world.call(street, 'revokeRole', { grantId }),
          give(street, memberId, 'lawyer', 'street'),
        ])
        expect([codeOf(first), codeOf(second)].sort()).toEqual(['NOT_FOUND', 'ok'])
        expect(codeOf(again)).toBe('ok')
        const active = await grants.of(world.house.db).find({ holder: memberId, active: true }).toArray()
        const kept = again.ok && (again.output as { grantId: string }).grantId
        expect(active.map(({ _id }) => _id)).toEqual(kept === grantId ? [] : [kept])
      }
    })
  })

  describe('two staff of a union', () => {
    const newStaff = async () => {
      const memberId = await newMember('street2')
      const who = await world.bound(memberId, next, 'staff@street2')
      const grant = await grants.of(world.house.db).findOne({ holder: memberId, active: true })
      return { who, memberId, grantId: grant?._id ?? '' }
    }

    test('who take the role from each other at once leave one of them', async () => {
      for (let round = 0; round < 10; round += 1) {
        const [one, two] = [await newStaff(), await newStaff()]
        const answers = await Promise.all([
          world.call(one.who, 'revokeRole', { grantId: two.grantId }),
          world.call(two.who, 'revokeRole', { grantId: one.grantId }),
        ])
        expect(answers.map(codeOf).sort()).toEqual(['NOT_ALLOWED', 'ok'])
        const both = { _id: { $in: [one.grantId, two.grantId] } }
        expect(await grants.of(world.house.db).countDocuments({ ...both, active: true })).toBe(1)
      }
    })

    const limit = (who: Somebody, { memberId }: { memberId: string }) =>
      world.call(who, 'grantRole', {
        ...{ memberId, role: 'staff', orgId: 'street2' },
        until: new Date(world.clock.now().getTime() + DAY).toISOString(),
      })

    test('who set each other’s role an end leave one that has none, one after the other and at once', async () => {
      const [one, two] = [await newStaff(), await newStaff()]
      expect(codeOf(await limit(one.who, two))).toBe('ok')
      expect(codeOf(await limit(two.who, one))).toBe('OWN_ROLE_ENDS')
      expect(codeOf(await world.call(two.who, 'revokeRole', { grantId: one.grantId }))).toBe('OWN_ROLE_ENDS')
      expect(codeOf(await world.call(one.who, 'revokeRole', { grantId: two.grantId }))).toBe('ok')
      for (let round = 0; round < 6; round += 1) {
        const [left, right] = [await newStaff(), await newStaff()]
        const answers = await Promise.all([limit(left.who, right), limit(right.who, left)])
        expect(answers.map(codeOf).sort()).toEqual(['OWN_ROLE_ENDS', 'ok'])
        const both = { _id: { $in: [left.grantId, right.grantId] } }
        const lasting = { ...both, active: true, until: { $exists: false } }
        expect(await grants.of(world.house.db).countDocuments(lasting)).toBe(1)
      }
    })

    test('of whom one has an end may still help the other, and give and take whatever else is theirs', async () => {
      const [lasting, limited, third] = [await newStaff(), await newStaff(), await newStaff()]
      expect(codeOf(await limit(lasting.who, limited))).toBe('ok')
      expect(codeOf(await limit(lasting.who, third))).toBe('ok')
      expect(codeOf(await world.call(limited.who, 'revokeRole', { grantId: third.grantId }))).toBe('ok')
      const memberId = await newMember('street2')
      const { grantId } = await world.does(limited.who, 'grantRole', {
        ...{ memberId, role: 'lawyer', orgId: 'street2' },
      })
      expect(codeOf(await world.call(limited.who, 'revokeRole', { grantId }))).toBe('ok')
    })
  })

  describe('the log', () => {
    test('tells in words who did what to whom, within scope', async () => {
      const memberId = await newMember('firm', '被授予样例')
      await world.does(street, 'grantRole', { memberId, role: 'groupadmin', orgId: 'firm' })
      const { items } = await world.does(auditor, 'listAudit', { memberId })
      expect(items).toEqual([
        expect.objectContaining({
          actor: '望海街道总工会 赵街样',
          action: 'grant-role',
          subject: '被授予样例',
          detail: '担任示例机械有限公司工会的群管理员',
        }),
      ])
      expect((await world.does(street2, 'listAudit', { memberId })).items).toEqual([])
    })

    test('is cut by days of Asia/Shanghai, both ends included', async () => {
      const memberId = await newMember()
      // 23:30 of the 5th in Shanghai.
      world.clock.set('2027-03-05T15:30:00Z')
      await world.does(street, 'certifyMember', { memberId, certified: true })
      const count = async (from: string, to: string) =>
        (await world.does(street, 'listAudit', { memberId, from, to })).items.length
      expect(await count('2027-03-05', '2027-03-05')).toBe(1)
      expect(await count('2027-03-06', '2027-03-06')).toBe(0)
      expect(await count('2027-03-01', '2027-03-04')).toBe(0)
    })

    test('holds no number of anybody', async () => {
      const all = JSON.stringify(await auditEntries.of(world.house.db).find().toArray())
      expect(all).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/)
    })
  })
})
