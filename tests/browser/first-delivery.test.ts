import { openStage, type Stage } from './stage'
import { arriveAs, COMPUTER, fill, seen, type Visitor } from './visitor'

jest.setTimeout(180_000)

/** One guide from the lawyer's first word to the worker's "I have read it", by what people see and tap. */
const TITLE = '高温停工发多少钱'
const GROUP = '示例机械职工群'
const PEOPLE = {
  lawyer: ['王示范', COMPUTER],
  lawyer2: ['刘范例', COMPUTER],
  staff: ['林样本', COMPUTER],
  worker: ['陈样例', {}],
} as const
type Name = keyof typeof PEOPLE

let stage: Stage<Name>
const as = (name: Name): Visitor => stage.as(name)

beforeAll(async () => {
  stage = await openStage(PEOPLE)
}, 300_000)
afterAll(() => stage.close())

const toDesk = async (visitor: Visitor): Promise<void> => {
  await visitor.tab('我的')
  await visitor.page.getByRole('link', { name: '工作台' }).click()
}

test('a lawyer writes a guide, which is saved by itself, and sends it to a second reader', async () => {
  const lawyer = as('lawyer')
  await toDesk(lawyer)
  const { page } = lawyer
  await page.getByRole('button', { name: '写一份指引' }).click()
  await fill(page, '题目', TITLE)
  await fill(page, '主题', '工资')
  await fill(page, '一句话说清', '高温停工不满一个月，工资照发。')
  await fill(page, '明白卡', '天热停工，不满一个月的照原工资发；超过一个月的发生活费。')
  await page.getByRole('button', { name: '加一节' }).click()
  await fill(page, '小标题', '先看停了多久')
  await fill(page, '内容', '从停工第一天起算，到复工前一天止。')
  await fill(page, '加一条依据', '海湾区停工停产期间生活费示范规定（演示）第二条')
  await page.getByRole('button', { name: '加上' }).click()
  await seen(page, '现行有效').waitFor()
  await seen(page, /草稿已存/).waitFor()
  await page.getByRole('button', { name: '送审' }).click()
  await seen(page, '自己写的要请别人审，等审的人看过。').waitFor()
})

test('a second lawyer reads it and approves', async () => {
  const lawyer2 = as('lawyer2')
  await toDesk(lawyer2)
  const { page } = lawyer2
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByRole('button', { name: '审过，同意' }).click()
  await seen(page, '已经审过，等工会干部发布。').waitFor()
})

test('staff issue it, choose a union and a group by hand, see what it will look like, and send it as compulsory', async () => {
  const staff = as('staff')
  await toDesk(staff)
  const { page } = staff
  await page.getByRole('link', { name: '指引库' }).click()
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByRole('button', { name: '发布这一版' }).click()
  await page.getByRole('button', { name: '推送到群' }).click()
  await page.getByRole('button', { name: '选工会' }).click()
  await fill(page, '找工会名称', '示例机械')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: '示例机械有限公司工会' }).click()
  await page.getByRole('button', { name: '选好了，共 1 家' }).click()
  await page.getByRole('button', { name: '挑群', exact: true }).click()
  await fill(page, '找群名', '样板物流')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: '样板物流职工群' }).click()
  await page.getByRole('button', { name: '选好了，共 1 个' }).click()
  await page.getByRole('switch').click()
  await seen(page, /^必读，请您/).waitFor()
  await seen(page, /^2 家工会，3 个群/).waitFor()
  await page.getByRole('button', { name: '发给 3 个群' }).click()
  await seen(page, '走到哪一步').waitFor()
})

test('a worker of the group finds it unread, opens the group and reads the guide', async () => {
  const worker = as('worker')
  await worker.tab('群聊')
  const { page } = worker
  await page.getByRole('link', { name: new RegExp(`^${GROUP}，\\d+ 条未读`) }).click()
  await page.getByRole('heading', { name: GROUP }).waitFor()
  await seen(page, '这里只收工会发的内容，群友之间不在这里聊天。').waitFor()
  await seen(page, TITLE).click()
  await seen(page, '高温停工不满一个月，工资照发。').waitFor()
})

test('an acknowledgement without a network is not lost, and two taps count once', async () => {
  const { page, context } = as('worker')
  const confirm = page.getByRole('button', { name: '我读完了，已知晓' })
  await confirm.waitFor()
  await context.setOffline(true)
  await confirm.click()
  await seen(page, /内容替您存着/).waitFor()
  await context.setOffline(false)
  await confirm.dblclick()
  await seen(page, '您已确认读过这一版').waitFor()
})

test('reading goes on after a reload, and back leads to the group, where it is confirmed and no longer unread', async () => {
  const worker = as('worker')
  const { page } = worker
  await page.reload()
  await seen(page, '高温停工不满一个月，工资照发。').waitFor()
  await seen(page, '您已确认读过这一版').waitFor()
  await page.goBack()
  await seen(page, '您已确认').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: GROUP, exact: true }).waitFor()
})

test('staff see that it was delivered, opened and acknowledged once, and by name who has not', async () => {
  const { page } = as('staff')
  const row = page.getByRole('row').filter({ hasText: GROUP })
  await page.getByRole('button', { name: '更新数字' }).click()
  await row.waitFor()
  // Opened, acknowledged: the two taps and the try without a network are one. The old numbers stand until the new ones come.
  const numbers = async () => (await row.getByRole('cell').allInnerTexts()).slice(5, 7)
  for (let tries = 0; tries < 200 && (await numbers()).includes('0'); tries += 1)
    await page.waitForTimeout(100)
  expect(await numbers()).toEqual(['1', '1'])
  await page.getByRole('button', { name: `谁没确认：${GROUP}` }).click()
  await page.getByRole('button', { name: '记下并看名单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('郑样板').first().waitFor()
  expect(await dialog.getByText('陈样例').count()).toBe(0)
})

test('staff of another street do not find it, not even by its address', async () => {
  const staff = await stage.cloud.signIn('staff')
  const grant = { memberId: 'mem_demo_counsellor', role: 'staff', orgId: 'org_street_2' }
  expect(await stage.cloud.post(staff, 'membership.grantRole', grant)).toMatchObject({ status: 200 })
  const address = as('staff').page.url()
  const other = await arriveAs(stage.browser, stage.cloud.url, '周举例', COMPUTER)
  await toDesk(other)
  await seen(other.page, '推送过的').waitFor()
  await other.page.waitForLoadState('networkidle')
  expect(await seen(other.page, TITLE).count()).toBe(0)
  await other.page.goto(address)
  await other.page.reload()
  await seen(other.page, '没有找到这一页').waitFor()
  expect(other.complaints).toEqual([])
  await other.close()
})

test('a worker of another enterprise has neither the group nor the message', async () => {
  const worker2 = await arriveAs(stage.browser, stage.cloud.url, '吴例子')
  await worker2.tab('群聊')
  await seen(worker2.page, '示例食品职工群').waitFor()
  expect(await worker2.page.getByText(GROUP).count()).toBe(0)
  expect(await worker2.page.getByText(TITLE).filter({ visible: true }).count()).toBe(0)
  expect(worker2.complaints).toEqual([])
  await worker2.close()
})

test('nothing went wrong behind anybody’s back', () => {
  expect(stage.complaints()).toEqual([])
})
