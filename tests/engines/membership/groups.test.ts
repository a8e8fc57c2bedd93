import { createMembershipFacts } from '../../../src/engines/membership/facts'
import { groups } from '../../../src/engines/membership/store/groups'
import { HOUSE } from '../../../src/kernel/caller'
import type { Role } from '../../../src/kernel/contract'
import { unitOf } from '../../../src/kernel/transaction'
import { DAY } from '../../../src/kernel/time'
import { codeOf, membershipWorld, type Somebody, type World } from './world'

const KEY = '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa'
const ROBOT = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`

describe('chat groups', () => {
  let world: World
  let staff: Somebody
  let farStaff: Somebody
  let admin: Somebody
  let next = 500

  beforeAll(async () => {
    world = await membershipWorld()
    staff = await world.bound(await world.addMember('staff', 'street', 1), 1, 'staff@street')
    farStaff = await world.bound(await world.addMember('far-staff', 'street2', 2), 2, 'staff@street2')
    admin = await world.bound(await world.addMember('admin', 'firm', 3, { name: '郑样板' }), 3)
    await world.addMember('shop-worker', 'shop', 4)
  })
  afterAll(() => world.close())

  const newAdmin = async (...roles: `${Role}@${string}`[]) => {
    const number = (next += 1)
    const memberId = await world.addMember(`a${number}`, 'firm', number)
    return { memberId, who: await world.bound(memberId, number, ...roles) }
  }
  const newGroup = (adminIds: string[] = ['admin'], orgId = 'firm') =>
    world.addGroup(`g${(next += 1)}`, orgId, { adminIds })
  const codeFor = async (groupId: string) => (await world.does(staff, 'issueGroupCode', { groupId })).code
  const stand = (who: Somebody, opengid: string) =>
    world.wechat.issue('cloudId', { openid: who.openid, opengid })
  const bind = (who: Somebody, code: string, opengid: string, cloudId = stand(who, opengid)) =>
    world.call(who, 'bindGroup', { code, cloudId })

  test('are made by staff for unions of their scope, with admins of their scope', async () => {
    const group = { orgId: 'firm', name: '示例机械职工群', kind: 'wechat', adminIds: ['admin'] } as const
    expect(codeOf(await world.call(farStaff, 'saveGroup', { ...group, adminIds: [] }))).toBe('NOT_FOUND')
    expect(codeOf(await world.call(staff, 'saveGroup', { ...group, adminIds: ['far-staff'] }))).toBe(
      'NOT_FOUND',
    )
    const { groupId } = await world.does(staff, 'saveGroup', { ...group, adminIds: ['admin'] })
    expect(codeOf(await world.call(staff, 'saveGroup', { ...group, adminIds: ['admin'] }))).toBe('NAME_TAKEN')
    const listed = await world.does(staff, 'listGroups', { text: '示例机械' })
    expect(listed.items).toEqual([
      {
        groupId,
        name: '示例机械职工群',
        kind: 'wechat',
        orgId: 'firm',
        orgName: '示例机械有限公司工会',
        members: 2,
        admins: [{ memberId: 'admin', name: '郑样板' }],
        tags: [],
        bound: false,
      },
    ])
    expect((await world.does(farStaff, 'listGroups', {})).items).toEqual([])
    expect(codeOf(await world.call(farStaff, 'listGroups', { orgId: 'firm' }))).toBe('NOT_FOUND')
  })

  test('cannot be carried into or out of somebody else’s scope', async () => {
    const groupId = await newGroup()
    const to = (orgId: string) => ({ groupId, orgId, name: '换了单位', kind: 'wechat' }) as const
    expect(codeOf(await world.call(staff, 'saveGroup', { ...to('far') }))).toBe('NOT_FOUND')
    expect(codeOf(await world.call(farStaff, 'saveGroup', { ...to('far') }))).toBe('NOT_FOUND')
  })

  test('carry tags, which stay where nobody names them and are offered to staff of the scope alone', async () => {
    const group = { orgId: 'firm', name: '带标签的群', kind: 'wechat' } as const
    const { groupId } = await world.does(staff, 'saveGroup', {
      ...group,
      label: '大群',
      tags: ['女职工', '女职工'],
    })
    const saved = async () =>
      (await world.does(staff, 'listGroups', { text: group.name })).items.find(
        (one) => one.groupId === groupId,
      )
    expect(await saved()).toMatchObject({ tags: ['女职工'], label: '大群' })
    expect((await world.does(staff, 'listTags', {})).tags).toContain('女职工')
    expect((await world.does(farStaff, 'listTags', {})).tags).not.toContain('女职工')
    await world.does(staff, 'saveGroup', { ...group, groupId })
    expect(await saved()).toMatchObject({ tags: ['女职工'] })
    expect(await saved()).not.toHaveProperty('label')
    await world.does(staff, 'saveGroup', { ...group, groupId, tags: [] })
    expect(await saved()).toMatchObject({ tags: [] })
    expect(codeOf(await world.call(admin, 'listTags', {}))).toBe('NOT_ALLOWED')
  })

  describe('a robot', () => {
    const save = (robotUrl: string | undefined, groupId?: string, kind: 'wecom' | 'wechat' = 'wecom') =>
      world.call(staff, 'saveGroup', {
        orgId: 'firm',
        name: groupId === undefined ? `机器人群${(next += 1)}` : '机器人群改名',
        kind,
        ...(groupId !== undefined && { groupId }),
        ...(robotUrl !== undefined && { robotUrl }),
      })
    const idOf = (answer: Awaited<ReturnType<typeof save>>): string =>
      answer.ok ? (answer.output as { groupId: string }).groupId : ''

    test('keeps its address sealed; only the last four characters are ever shown', async () => {
      const groupId = idOf(await save(ROBOT))
      const record = await groups.of(world.house.db).findOne({ _id: groupId })
      expect(JSON.stringify(record)).not.toContain(KEY.slice(0, 8))
      const listed = await world.does(staff, 'listGroups', {})
      expect(listed.items.find((group) => group.groupId === groupId)?.robotTail).toBe('5aaa')
      expect(JSON.stringify(listed)).not.toContain(KEY.slice(0, 8))
      const facts = createMembershipFacts(unitOf(world.house, HOUSE))
      expect(await facts.robotOf(groupId)).toBe(ROBOT)
    })

    test('stays when the address is not named, and goes when it is emptied', async () => {
      const groupId = idOf(await save(ROBOT))
      await save(undefined, groupId)
      expect(await groups.of(world.house.db).findOne({ _id: groupId })).toHaveProperty('robotTail', '5aaa')
      await save('', groupId)
      expect(await groups.of(world.house.db).findOne({ _id: groupId })).not.toHaveProperty('robot')
    })

    test.each([
      'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=' + KEY,
      'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=' + KEY,
      'https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=' + KEY,
      'https://evil.example/?https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=' + KEY,
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/../gettoken?key=' + KEY,
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=short',
      `${ROBOT}&x=1`,
      `${ROBOT}#x`,
      'http://127.0.0.1:27017/',
      'file:///etc/passwd',
      'key',
    ])('is refused at any other address: %s', async (address) => {
      expect(codeOf(await save(address))).toBe('ROBOT_ADDRESS')
    })

    test('exists in WeCom groups only', async () => {
      expect(codeOf(await save(ROBOT, undefined, 'wechat'))).toBe('ROBOT_ADDRESS')
    })
  })

  describe('binding a WeChat group', () => {
    test('takes its admin, a code from staff and WeChat’s own proof of where they stand', async () => {
      const groupId = await newGroup()
      const code = await codeFor(groupId)
      expect(code).toMatch(/^\d{8}$/)
      expect(codeOf(await bind(admin, code, 'Gopen-first-0001'))).toBe('ok')
      expect((await groups.of(world.house.db).findOne({ _id: groupId }))?.opengid).toBe('Gopen-first-0001')
    })

    test('whoever holds groupadmin over the union may do it too', async () => {
      const { who } = await newAdmin('groupadmin@firm')
      expect(codeOf(await bind(who, await codeFor(await newGroup([])), 'Gopen-role-0001'))).toBe('ok')
    })

    test('a code in the wrong hands is answered like a wrong code, and stays good for the right ones', async () => {
      const groupId = await newGroup()
      const code = await codeFor(groupId)
      const { who } = await newAdmin()
      const [stranger, guess] = [await bind(who, code, 'Gopen-x'), await bind(who, '00000000', 'Gopen-x')]
      expect([stranger, guess].map((answer) => !answer.ok && answer.refusal)).toEqual(
        Array(2).fill(expect.objectContaining({ code: 'CODE_REFUSED' })),
      )
      const groupsAdmin = await newAdmin()
      await groups
        .of(world.house.db)
        .updateOne({ _id: groupId }, { $set: { adminIds: [groupsAdmin.memberId] } })
      expect(codeOf(await bind(groupsAdmin.who, code, 'Gopen-right-0001'))).toBe('ok')
    })

    test('a code is good once, for a day, and only the newest one', async () => {
      const { memberId, who } = await newAdmin()
      const groupId = await newGroup([memberId])
      const first = await codeFor(groupId)
      const second = await codeFor(groupId)
      expect(codeOf(await bind(who, first, 'Gopen-old-0001'))).toBe('CODE_REFUSED')
      expect(codeOf(await bind(who, second, 'Gopen-new-0001'))).toBe('ok')
      expect(codeOf(await bind(who, second, 'Gopen-new-0002'))).toBe('CODE_REFUSED')
      const late = await newAdmin()
      const other = await newGroup([late.memberId])
      const code = await codeFor(other)
      world.clock.move(DAY + 1_000)
      expect(codeOf(await bind(late.who, code, 'Gopen-late-0001'))).toBe('CODE_REFUSED')
    })

    test('one code, two who use it at once: one binds', async () => {
      const [a, b] = [await newAdmin(), await newAdmin()]
      const groupId = await newGroup([a.memberId, b.memberId])
      const code = await codeFor(groupId)
      const answers = await Promise.all([
        bind(a.who, code, 'Gopen-a-0001'),
        bind(b.who, code, 'Gopen-b-0001'),
      ])
      expect(answers.map(codeOf).sort()).toEqual(['CODE_REFUSED', 'ok'])
    })

    test('one WeChat group belongs to one group here, also when two bind it at once', async () => {
      const [a, b] = [await newAdmin(), await newAdmin()]
      const [ga, gb] = [await newGroup([a.memberId]), await newGroup([b.memberId])]
      const [ca, cb] = [await codeFor(ga), await codeFor(gb)]
      const answers = await Promise.all([bind(a.who, ca, 'Gopen-same-1'), bind(b.who, cb, 'Gopen-same-1')])
      expect(answers.map(codeOf).sort()).toEqual(['GROUP_TAKEN', 'ok'])
      expect(await groups.of(world.house.db).countDocuments({ opengid: 'Gopen-same-1' })).toBe(1)
    })

    test('a proof that WeChat gave to somebody else, or gave before, or does not know is refused', async () => {
      const { memberId, who } = await newAdmin()
      const code = await codeFor(await newGroup([memberId]))
      expect(codeOf(await bind(who, code, '', stand(admin, 'Gopen-theirs-1')))).toBe('CODE_REFUSED')
      expect(codeOf(await bind(who, code, '', 'made-up-proof'))).toBe('CODE_REFUSED')
      const proof = stand(who, 'Gopen-once-0001')
      world.wechat.mood('openData', { forgetful: true, times: 2 })
      expect(codeOf(await bind(who, code, '', proof))).toBe('ok')
      const again = await codeFor(await newGroup([memberId]))
      expect(codeOf(await bind(who, again, '', proof))).toBe('CODE_REFUSED')
      world.wechat.calm()
    })

    test('codes cannot be tried out: an account has few guesses', async () => {
      const { who } = await newAdmin()
      const answers: string[] = []
      for (let guess = 0; guess < 6; guess += 1)
        answers.push(codeOf(await bind(who, `1000000${guess}`, 'Gopen-g')))
      expect(answers.at(-1)).toBe('TOO_OFTEN')
    })

    test('WeChat away costs neither the code nor the binding', async () => {
      const { memberId, who } = await newAdmin()
      const code = await codeFor(await newGroup([memberId]))
      world.wechat.mood('openData', { says: {}, status: 500, times: 1 })
      expect(codeOf(await bind(who, code, 'Gopen-away-0001'))).toBe('VENDOR_AWAY')
      expect(codeOf(await bind(who, code, 'Gopen-away-0001'))).toBe('ok')
    })

    test('whoever comes from a bound group is told which one it is, if they may read it', async () => {
      const outsider = await world.bound(await world.addMember('outsider', 'far', (next += 1)), next)
      const inside = await newAdmin()
      const groupId = await newGroup([inside.memberId])
      expect(codeOf(await bind(inside.who, await codeFor(groupId), 'Gopen-here-0001'))).toBe('ok')
      const here = (who: Somebody, opengid: string) =>
        world.call(who, 'findGroupHere', { cloudId: stand(who, opengid) })
      const worker = await newAdmin()
      expect(await here(worker.who, 'Gopen-here-0001')).toMatchObject({ output: { group: { groupId } } })
      expect(await here(outsider, 'Gopen-here-0001')).toEqual({ ok: true, output: {} })
      expect(await here(worker.who, 'Gopen-nobody-1')).toEqual({ ok: true, output: {} })
      const theirs = await world.call(outsider, 'findGroupHere', {
        cloudId: stand(worker.who, 'Gopen-here-0001'),
      })
      expect(codeOf(theirs)).toBe('CODE_REFUSED')
      expect(codeOf(await here(world.somebody(), 'Gopen-here-0001'))).toBe('BIND_PHONE')
    })

    test('staff elsewhere get no code for it', async () => {
      const groupId = await newGroup()
      expect(codeOf(await world.call(farStaff, 'issueGroupCode', { groupId }))).toBe('NOT_FOUND')
    })
  })
})
