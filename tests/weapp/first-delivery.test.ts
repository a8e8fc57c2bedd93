import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'

jest.setTimeout(60_000)

/** The walk of a push in the mini-program as it is uploaded, over the cloud functions as they are deployed. */
const TITLE = '被拖欠工资，怎么要回来'
const GROUP = '示例机械职工群'
let cloud: TestCloud
let functions: Functions
let staff: Phone
let worker: Phone

beforeAll(async () => {
  cloud = await startTestCloud()
  functions = await startFunctions(cloud)
  staff = pickUp(functions, 'staff')
  worker = pickUp(functions, 'worker')
}, 120_000)
afterAll(async () => {
  staff.weapp.close()
  worker.weapp.close()
  functions.stop()
  await cloud.stop()
})

test('staff choose an issued guide and a group, and send it as one that must be read', async () => {
  staff.weapp.open('pages/home/index')
  await staff.settle()
  await staff.tab('pages/me/index')
  await staff.see('林样本')
  await staff.tap('工作台')
  await staff.see('推送过的')
  await staff.tap('新的推送')
  await staff.tap('选一份指引')
  await staff.tap(TITLE)
  await staff.tap('挑群')
  await staff.tap(GROUP)
  await staff.tap('选好了，共 1 个')
  await staff.tap('必读')
  await staff.see('必读，请您')
  await staff.tap('发给 1 个群')
  await staff.see('走到哪一步')
})

test('a worker of the group finds it unread in the list of groups and reads it', async () => {
  worker.weapp.open('pages/home/index')
  await worker.see('陈样例')
  await worker.tab('pages/groups/index')
  await worker.tap(new RegExp(`^${GROUP}，\\d+ 条未读`))
  await worker.see(TITLE)
  await worker.tap(TITLE)
  await worker.see('我读完了，已知晓')
  expect(worker.weapp.page().route).toBe('packages/library/guide/index')
})

test('two taps on the confirmation are one, and it is still there at the next visit', async () => {
  await Promise.all([worker.tap('我读完了，已知晓'), worker.tap('我读完了，已知晓')])
  await worker.see('您已确认读过这一版')
  const again = pickUp(functions, 'worker')
  again.weapp.open('pages/groups/index')
  await again.tap(new RegExp(`^${GROUP}$`))
  await again.see('您已确认')
  again.weapp.close()
})

test('staff see that one opened and acknowledged it, and by name who has not', async () => {
  await staff.tap('更新数字')
  await staff.see('走到哪一步')
  expect(staff.weapp.page().route).toBe('packages/staff/funnel/index')
  await staff.tap(`谁没确认：${GROUP}`)
  await staff.see('看名单会记下来')
  await staff.tap('记下并看名单')
  await staff.see('没打开')
  expect(staff.shows('陈样例没打开')).toBe(false)
})

test('every page was drawn within what WeChat’s view layer takes', () => {
  const screens = [...staff.screens, ...worker.screens]
  expect(screens.map(([route]) => route)).toContain('pages/group/index')
  const tooMuch = screens.filter(
    ([, { setDataBytes, nodes, depth }]) => setDataBytes > 64 * 1024 || nodes > 600 || depth > 25,
  )
  expect(tooMuch).toEqual([])
  expect([...staff.weapp.complaints, ...worker.weapp.complaints]).toEqual([])
})
