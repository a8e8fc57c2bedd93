import { firstStaff } from '../../../src/compose/commands/first-staff'
import { appointFirstStaff } from '../../../src/engines/membership/first-staff'
import { grants } from '../../../src/engines/membership/store/grants'
import { members } from '../../../src/engines/membership/store/members'
import { orgs } from '../../../src/engines/membership/store/orgs'
import { auditEntries } from '../../../src/kernel/audit'
import { localCommand } from '../../support/local-command'
import { membershipWorld, phoneNumber, type World } from './world'

const UNION = '新样例区总工会'
const wish = { union: UNION, kind: 'district', name: '陈样例', phone: phoneNumber(1) } as const

let world: World
beforeEach(async () => {
  world = await membershipWorld()
  await orgs.of(world.house.db).deleteMany({})
})
afterEach(() => world.close())

const bind = async () => {
  const who = world.somebody()
  const code = world.wechat.issue('phone', { phone: phoneNumber(1), openid: who.openid })
  expect(await world.does(who, 'bindByPhoneCode', { code, consent: true })).toEqual({ state: 'bound' })
  return who
}

test('in an empty house the first staff member binds by phone and builds everything below the first union', async () => {
  expect(await appointFirstStaff(world.house, wish)).toEqual({ unionAdded: true, memberAdded: true })
  const who = await bind()
  const me = await world.does(who, 'whoAmI', {})
  expect(me.roles).toEqual([{ role: 'staff', orgId: expect.any(String) as string, orgName: UNION }])
  const [top] = (await world.does(who, 'listOrgs', {})).items
  expect(top).toMatchObject({ name: UNION, kind: 'district', members: 1 })
  const street = { parentId: top?.orgId ?? '', kind: 'street' as const, name: '望海街道总工会', tags: [] }
  const { orgId } = await world.does(who, 'saveOrg', street)
  expect((await orgs.of(world.house.db).findOne({ _id: orgId }))?.names).toEqual([UNION, '望海街道总工会'])
  const log = await auditEntries.of(world.house.db).find({ action: 'grant-role' }).toArray()
  expect(log).toMatchObject([{ actor: 'house', detail: `担任${UNION}的工会干部` }])
})

test('saying it twice, even at once, leaves one union, one member and one role', async () => {
  await Promise.allSettled([appointFirstStaff(world.house, wish), appointFirstStaff(world.house, wish)])
  expect(await appointFirstStaff(world.house, wish)).toEqual({ unionAdded: false, memberAdded: false })
  const { db } = world.house
  const counted = [
    orgs.of(db).countDocuments(),
    members.of(db).countDocuments(),
    grants.of(db).countDocuments(),
  ]
  expect(await Promise.all(counted)).toEqual([1, 1, 1])
})

test('a house whose last staff ran out gets staff again, by somebody who is on its roster', async () => {
  await appointFirstStaff(world.house, wish)
  const who = await bind()
  await grants.of(world.house.db).updateMany({}, { $set: { until: world.clock.now() } })
  world.clock.move(1000)
  expect((await world.does(who, 'whoAmI', {})).roles).toEqual([])
  expect(await appointFirstStaff(world.house, wish)).toEqual({ unionAdded: false, memberAdded: false })
  expect((await world.does(who, 'whoAmI', {})).roles).toMatchObject([{ role: 'staff' }])
})

test('neither a second top union nor the number of somebody else is taken for the first', async () => {
  await appointFirstStaff(world.house, wish)
  await expect(appointFirstStaff(world.house, { ...wish, union: '示例市总工会' })).rejects.toThrow(
    `最上级的工会已经有了，是“${UNION}”`,
  )
  await expect(appointFirstStaff(world.house, { ...wish, name: '李示例' })).rejects.toThrow('另一个人名下')
  expect(await grants.of(world.house.db).countDocuments()).toBe(1)
})

const words = ['--union', UNION, '--kind', 'city', '--name', '陈样例', '--phone', phoneNumber(1)]

test('a command with a word missing or wrong touches nothing and says how it is used', async () => {
  const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  for (const wrong of [words.slice(0, -2), [...words.slice(0, -1), '123'], ['--anything', 'x'], []]) {
    const inHouse = () => Promise.reject(new Error('the house was opened'))
    expect(await firstStaff(inHouse, wrong)).toBe(2)
    expect(said).toHaveBeenLastCalledWith(expect.stringContaining('用法：first-staff'))
  }
  said.mockRestore()
})

test('the command beside the container says what it did', async () => {
  const command = ['../container/command', ['first-staff', ...words]] as const
  expect(await localCommand(world.database, ...command)).toEqual({
    code: 0,
    output: expect.stringMatching(/^新建了“新样例区总工会”。\n登记了陈样例。\n陈样例现在是/) as string,
  })
}, 120_000)
