import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'
import { fromGroup, type Enter } from './vendor'

jest.setTimeout(60_000)

/** An admin binds the WeChat group from which the mini-program was opened, with the code that staff gave out. */
const GROUP = 'group_1'
let cloud: TestCloud
let functions: Functions
let phone: Phone | undefined

beforeAll(async () => {
  cloud = await startTestCloud()
  functions = await startFunctions(cloud)
}, 120_000)
afterEach(() => phone?.weapp.close())
afterAll(async () => {
  functions.stop()
  await cloud.stop()
})

const codeFor = async (groupId: string): Promise<string> => {
  const { body } = await cloud.post(await cloud.signIn('staff'), 'membership.issueGroupCode', { groupId })
  return (body as { code: string }).code
}
const isBound = async (groupId: string): Promise<boolean | undefined> => {
  const { body } = await cloud.post(await cloud.signIn('staff'), 'membership.listGroups', {
    text: '示例机械',
  })
  return (body as { items: { groupId: string; bound: boolean }[] }).items.find(
    (one) => one.groupId === groupId,
  )?.bound
}
const open = async (account: string, getGroupEnterInfo: (options: Enter) => void): Promise<Phone> => {
  phone = pickUp(functions, account, { getGroupEnterInfo })
  phone.weapp.open('pages/me/index')
  await phone.settle()
  return phone
}

test('a code that is not eight digits is not sent, and a wrong one binds nothing', async () => {
  const admin = await open('groupadmin', fromGroup(cloud, 'groupadmin', 'opengid-example-1'))
  await admin.tap('绑定微信群')
  await admin.fill('绑定码', '1234')
  await admin.tap('绑定这个群')
  await admin.see('绑定码是 8 位数字')
  await admin.fill('绑定码', '00000000')
  await admin.tap('绑定这个群')
  await admin.see('验证没有通过')
  expect(await isBound(GROUP)).toBe(false)
})

test('opened from anywhere but a group, the page says where to begin and the code stays good', async () => {
  const admin = await open('groupadmin', (options) => options.fail?.({ errMsg: 'getGroupEnterInfo:fail' }))
  const code = await codeFor(GROUP)
  await admin.tap('绑定微信群')
  await admin.fill('绑定码', code)
  await admin.tap('绑定这个群')
  await admin.see('没有看到您从哪个群来')
  expect(await isBound(GROUP)).toBe(false)
})

test('the admin of a group binds it with the code, once', async () => {
  const admin = await open('groupadmin', fromGroup(cloud, 'groupadmin', 'opengid-example-1'))
  const code = await codeFor(GROUP)
  await admin.tap('绑定微信群')
  await admin.fill('绑定码', code)
  await admin.tap('绑定这个群')
  await admin.see('绑好了：示例机械职工群')
  expect(await isBound(GROUP)).toBe(true)
  expect(admin.weapp.complaints).toEqual([])
})

test('a worker who is no admin is not offered to bind a group', async () => {
  const worker = await open('worker', fromGroup(cloud, 'worker', 'opengid-example-2'))
  await worker.see('谁查看过我的资料')
  expect(worker.shows('绑定微信群')).toBe(false)
})

test('opened from that group, the mini-program shows its page, once; from a card or another group it does not', async () => {
  const enter = async (
    opengid: string,
    launch: { path: string; scene: number; query?: Record<string, string> },
  ) => {
    phone = pickUp(functions, 'worker', { getGroupEnterInfo: fromGroup(cloud, 'worker', opengid) }, launch)
    phone.weapp.open(launch.path)
    await phone.settle()
    return phone
  }
  const home = { path: 'pages/home/index', scene: 1158 }
  const worker = await enter('opengid-example-1', home)
  await worker.see('这里只收工会发的内容')
  expect(worker.weapp.page().route).toBe('pages/group/index')
  ;(worker.weapp.wx['navigateBack'] as () => void)()
  await worker.settle()
  expect(worker.weapp.page().route).toBe('pages/home/index')
  worker.weapp.close()

  const elsewhere = await enter('opengid-example-9', home)
  expect(elsewhere.weapp.page().route).toBe('pages/home/index')
  elsewhere.weapp.close()

  const card = await enter('opengid-example-1', { path: 'packages/library/guides/index', scene: 1044 })
  expect(card.weapp.page().route).toBe('packages/library/guides/index')
})
