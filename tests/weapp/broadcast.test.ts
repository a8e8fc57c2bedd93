import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { findAll, type WeappNode } from './harness'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'
import { fromGroup } from './vendor'

jest.setTimeout(60_000)

/** Texts, drafts, passing on and asking back in the mini-program as it is uploaded, over the cloud functions as deployed. */
const GROUP = '示例机械职工群'
const OPENGID = 'opengid-weapp-1'
const TITLE = '周五下午体检车到厂门口'
let cloud: TestCloud
let functions: Functions
let staff: Phone
let worker: Phone
let admin: Phone

beforeAll(async () => {
  cloud = await startTestCloud()
  const token = await cloud.signIn('staff')
  const { body } = await cloud.post(token, 'membership.listGroups', { text: GROUP })
  const [group] = (body as { items: Record<string, string>[] }).items
  await cloud.post(token, 'membership.saveGroup', {
    groupId: group?.['groupId'],
    orgId: group?.['orgId'],
    name: GROUP,
    kind: 'wechat',
    adminIds: ['mem_demo_groupadmin'],
  })
  const code = await cloud.post(token, 'membership.issueGroupCode', { groupId: group?.['groupId'] })
  functions = await startFunctions(cloud)
  staff = pickUp(functions, 'staff')
  worker = pickUp(functions, 'worker')
  admin = pickUp(functions, 'groupadmin', { getGroupEnterInfo: fromGroup(cloud, 'groupadmin', OPENGID) })
  admin.weapp.open('packages/account/bind-group/index')
  await admin.fill('绑定码', (code.body as { code: string }).code)
  await admin.tap('绑定这个群')
  await admin.see('绑好了')
}, 300_000)
afterAll(async () => {
  for (const { weapp } of [staff, worker, admin]) weapp.close()
  functions.stop()
  await cloud.stop()
})

test('staff write a text for a group; it is a draft on every device of theirs before it is sent', async () => {
  staff.weapp.open('packages/staff/send/index')
  await staff.tap('文字')
  await staff.fill('标题', TITLE)
  await staff.fill('内容', '带身份证，不用空腹。')
  await staff.tap('挑群')
  await staff.tap(GROUP)
  await staff.tap('选好了，共 1 个')
  await staff.see('草稿已存，')
  const other = pickUp(functions, 'staff')
  other.weapp.open('packages/staff/desk/index')
  await other.tap('草稿')
  await other.tap(`接着写：${TITLE}`)
  await other.see('发给 1 个群')
  other.weapp.close()
  await staff.tap('转发包')
  await staff.see('QQ 群里是这样一段话')
  await Promise.all([staff.tap('发给 1 个群'), staff.tap('发给 1 个群')])
  await staff.see('走到哪一步')
})

test('a lecture is picked from the list on the phone as well, with words that somebody may change', async () => {
  const { body } = await cloud.post(await cloud.signIn('staff'), 'lecture.listLectures', {})
  const [lecture] = (body as { items: { title: string; state: string }[] }).items.filter(
    ({ state }) => state !== 'cancelled',
  )
  const writer = pickUp(functions, 'staff')
  writer.weapp.open('packages/staff/send/index')
  await writer.tap('讲座、消费券')
  await writer.see('还要选一场讲座或一种消费券')
  await writer.tap('选讲座或消费券')
  await writer.tap(new RegExp(lecture?.title ?? ''))
  await writer.fill('卡片上的话', '晚上七点，点开就能听')
  await writer.see('草稿已存，')
  await writer.see('晚上七点，点开就能听')
  expect(writer.weapp.complaints).toEqual([])
  writer.weapp.close()
})

test('a worker reads it in the chat, confirms it with one tap and asks back', async () => {
  worker.weapp.open('pages/groups/index')
  await worker.tap(new RegExp(`^${GROUP}`))
  await worker.see(TITLE)
  await worker.tap('我看过了，已知晓')
  await worker.see('您已确认')
  await worker.tap('看不明白？问问工会')
  await worker.see(TITLE)
  await worker.tap('发给工会')
  await worker.see('写下想问的')
  await worker.fill('想问什么', '夜班的能下午去吗')
  await worker.tap('发给工会')
  await worker.see('已交给工会，只有您和工会看得到')
  expect(worker.weapp.page().route).toBe('pages/group/index')
})

test('what a member passes on is shown to them as others will see it, and the card opens for somebody without an account', async () => {
  await worker.tap('转给别人')
  await worker.see('别人点开看到的就是这些，不用登录，也看不到您和群里的人。')
  const page = worker.weapp.page()
  expect(page.route).toBe('packages/broadcast/shared/index')
  const card = (page['onShareAppMessage'] as (this: typeof page, shared: object) => Shared).call(page, {
    from: 'button',
  })
  expect(card.path).toMatch(/^\/packages\/broadcast\/shared\/index\?s=[^&]+$/)
  const stranger = pickUp(functions, 'newcomer')
  stranger.weapp.open(card.path.slice(1))
  await stranger.see(card.title)
  await stranger.see('登录后，能看到您自己的群')
  expect(stranger.shows(GROUP)).toBe(false)
  expect(stranger.shows('发到微信里')).toBe(false)
  expect(stranger.weapp.complaints).toEqual([])
  stranger.weapp.close()
})

test('an admin’s tap opens the share sheet with the card of that very group and notes that it was passed on', async () => {
  admin.weapp.open('packages/broadcast/relay/index')
  await admin.see(TITLE)
  const button = shareButtons(admin).find(({ label }) => label.includes(GROUP))
  if (button === undefined) throw new Error('no share button')
  const page = admin.weapp.page()
  const share = page['onShareAppMessage'] as (this: typeof page, shared: object) => Shared
  const card = share.call(page, { from: 'button', target: { id: button.id, dataset: {} } })
  expect(card.path).toMatch(/^\/packages\/broadcast\/shared\/index\?s=/)
  await admin.settle()
  await admin.see('转了，等群里有人打开')
})

test('the first who comes in from that group proves it; somebody without an account here reads it all the same', async () => {
  const path = await pathOf(TITLE)
  const reader = pickUp(functions, 'worker2', { getGroupEnterInfo: fromGroup(cloud, 'worker2', OPENGID) })
  reader.weapp.open(path.slice(1))
  await reader.see('带身份证，不用空腹。')
  reader.weapp.close()
  const stranger = pickUp(functions, 'newcomer')
  stranger.weapp.open(path.slice(1))
  await stranger.see(TITLE)
  expect(stranger.shows(GROUP)).toBe(false)
  expect(stranger.weapp.complaints).toEqual([])
  stranger.weapp.close()
  const again = pickUp(functions, 'groupadmin')
  again.weapp.open('packages/broadcast/relay/index')
  await again.see('群里有人打开了')
  again.weapp.close()
})

test('a card opened in another group says where it belongs', async () => {
  const token = await cloud.signIn('groupadmin')
  const { body } = await cloud.post(token, 'broadcast.listRelayPacks', {})
  const other = (body as Packs).items.find(({ label }) => label !== GROUP)
  const reader = pickUp(functions, 'worker', { getGroupEnterInfo: fromGroup(cloud, 'worker', OPENGID) })
  reader.weapp.open((other?.share.path ?? '').slice(1))
  await reader.see(`现在算在“${GROUP}”名下`)
  reader.weapp.close()
})

test('staff hold the send, go on with it, and see what is known', async () => {
  await staff.tap('更新数字')
  await staff.see('群里有人打开')
  expect(staff.shows('没有网络')).toBe(false)
  expect(staff.weapp.page().route).toBe('packages/staff/funnel/index')
})

test('every page was drawn within what WeChat’s view layer takes', () => {
  const screens = [...staff.screens, ...worker.screens, ...admin.screens]
  const tooMuch = screens.filter(
    ([, { setDataBytes, nodes, depth }]) => setDataBytes > 64 * 1024 || nodes > 700 || depth > 25,
  )
  expect(tooMuch).toEqual([])
  expect([...staff.weapp.complaints, ...worker.weapp.complaints, ...admin.weapp.complaints]).toEqual([])
})

interface Packs {
  items: { label: string; title: string; share: { path: string } }[]
}
interface Shared {
  readonly title: string
  readonly path: string
}

const pathOf = async (title: string): Promise<string> => {
  const { body } = await cloud.post(await cloud.signIn('groupadmin'), 'broadcast.listRelayPacks', {})
  const pack = (body as Packs).items.find((one) => one.title === title)
  if (pack === undefined) throw new Error(`nothing is called ${title}`)
  return pack.share.path
}

/** The buttons that WeChat itself turns into the share sheet: their ids and names. */
const shareButtons = ({ weapp }: Phone): { id: string; label: string }[] =>
  findAll(weapp.page().data.root, (node: WeappNode) => (node.uid ?? '').startsWith('pack-')).map((node) => ({
    id: node.uid ?? '',
    label: JSON.stringify(node),
  }))
