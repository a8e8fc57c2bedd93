import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { MongoClient } from 'mongodb'
import { openWorkbook } from '../../src/adapters/xlsx/open-workbook'
import { openRound } from '../../src/engines/benefit/rules/rounds'
import { campaigns } from '../../src/engines/benefit/store/campaigns'
import { slotOf, TOPICS } from '../../src/engines/benefit/topics'
import { outboxMessages } from '../../src/kernel/outbox'
import { FIRST_STREET } from '../../src/local/demo/people'
import { launchBrowser } from '../support/browser'
import { filmOfCode } from '../support/camera'
import { signInCrowd } from '../support/crowd'
import { localCommand } from '../support/local-command'
import { openStage, type Stage } from './stage'
import { arriveAs, COMPUTER, fill, seen, type Visitor } from './visitor'

jest.setTimeout(180_000)

/** A campaign from the first word at the desk to the money in the shop's sheet, by what people see and tap. */
const TITLE = '工友洗衣券'
const COUPONS = 120
const CROWD = 300
const PEOPLE = {
  staff: ['林样本', COMPUTER],
  street: ['赵街样', COMPUTER],
  worker: ['陈样例', {}],
  merchant: ['钱示店', {}],
} as const
type Name = keyof typeof PEOPLE

let stage: Stage<Name>
const as = (name: Name): Visitor => stage.as(name)
const toDesk = async ({ page, tab }: Visitor): Promise<void> => {
  await tab('我的')
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('link', { name: '惠工', exact: true }).click()
}
const shanghai = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

let campaignId = ''
let crowd: string[] = []
let code = { qr: '', digits: '' }

beforeAll(async () => {
  stage = await openStage(PEOPLE)
}, 300_000)
afterAll(() => stage.close())

test('staff write a campaign of a street; a form half filled says what is missing, and a reload in the middle loses nothing', async () => {
  const staff = as('staff')
  await toDesk(staff)
  const { page } = staff
  await page.getByRole('button', { name: '新活动' }).click()
  await fill(page, '名字', TITLE)
  await page.getByRole('button', { name: '存草稿' }).click()
  await seen(page, '有的内容没填对，看看标出来的地方。').waitFor()
  await fill(page, '一句话介绍', '洗一次工服减 20 元')
  await page.getByRole('button', { name: '选工会', exact: true }).first().click()
  await fill(page, '找工会名称', '望海街道')
  await page.keyboard.press('Enter')
  await page.locator('.sheet').getByText('望海街道总工会').first().click()
  await fill(page, '减多少元', '20')
  await fill(page, '满多少元可用', '30')
  await page.reload()
  const look = page.locator('.desk__side')
  await look.getByText(TITLE).waitFor()
  await look.getByText('满 30 可用').waitFor()
  await fill(page, '预算（元）', String(20 * COUPONS - 1))
  const now = Date.now()
  await fill(page, '开始', shanghai(now - 60_000))
  await fill(page, '结束', shanghai(now + 24 * 3_600_000))
  await fill(page, '张数', String(COUPONS))
  await look.getByText('比预算多 1 元，要加预算或者减张数。').waitFor()
  await fill(page, '预算（元）', String(20 * COUPONS))
  await fill(page, '从什么时候能用', shanghai(now - 60_000))
  await fill(page, '用到什么时候', shanghai(now + 2 * 24 * 3_600_000))
  await page.getByRole('button', { name: '选商家' }).click()
  await page.locator('.sheet').getByText('示例菜店').click()
  await page.locator('.sheet').getByRole('button', { name: '关闭' }).click()
  await fill(page, '活动规则', '每人一张，工服优先。')
  await page.getByRole('button', { name: '存草稿' }).dblclick()
  await seen(page, '谁能领，最多花多少').waitFor()
  await seen(page, '全部最多').waitFor()
  expect(await page.getByRole('link', { name: new RegExp(TITLE) }).count()).toBe(1)
})

test('whoever wrote it cannot approve it', async () => {
  const { page } = as('staff')
  await page.getByRole('button', { name: '请人批准' }).filter({ visible: true }).click()
  await seen(page, '自己写的要请别人批准。').waitFor()
  expect(
    await page.getByRole('button', { name: '批准', exact: true }).filter({ visible: true }).count(),
  ).toBe(0)
})

test('the street approves it, and it runs at once', async () => {
  const street = as('street')
  await toDesk(street)
  const { page } = street
  await page.getByRole('link', { name: new RegExp(TITLE) }).click()
  await page.getByRole('button', { name: '批准', exact: true }).filter({ visible: true }).click()
  // The tab above the list is called 进行中 too.
  await page.getByRole('button', { name: '先停一停' }).filter({ visible: true }).waitFor()
})

test('a worker claims with one nervous tap after another and has one coupon', async () => {
  const worker = as('worker')
  const { page, tab } = worker
  await tab('服务')
  await page.getByRole('link', { name: /惠工消费券/ }).click()
  await page.getByRole('button', { name: `领取${TITLE}` }).click()
  const claim = page.getByRole('button', { name: '领取', exact: true }).filter({ visible: true })
  await claim.waitFor()
  await claim.dblclick()
  await page.getByRole('button', { name: '去用' }).filter({ visible: true }).waitFor()
  campaignId = new URL(page.url().replace('#', '')).searchParams.get('campaignId') ?? ''
  expect(campaignId).not.toBe('')
})

test('three hundred rush for what is left, every request sent twice: not one coupon too many, nobody has two', async () => {
  crowd = await signInCrowd(stage.cloud, FIRST_STREET, CROWD)
  const claim = (token: string, at: number) =>
    stage.cloud.post(token, 'benefit.claimCoupon', { campaignId }, `rush-of-300-${at}`)
  const answers = await Promise.all(crowd.flatMap((token, at) => [claim(token, at), claim(token, at)]))
  const settled = await Promise.all(
    answers.map(async ({ body }, at): Promise<{ state: string; coupon?: { couponId: string } }> => {
      let answer = body as { state: string; askAfterSeconds?: number; coupon?: { couponId: string } }
      while (answer.state === 'queued') {
        await new Promise((resolve) => setTimeout(resolve, (answer.askAfterSeconds ?? 1) * 1000))
        const again = await stage.cloud.post(crowd[Math.floor(at / 2)], 'benefit.readClaim', { campaignId })
        answer = again.body as typeof answer
      }
      return answer
    }),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const coupons = settled.flatMap(({ coupon }) => (coupon === undefined ? [] : [coupon.couponId]))
  expect(new Set(coupons).size).toBe(COUPONS - 1)
  expect(settled.filter(({ state }) => state === 'full')).toHaveLength(2 * (CROWD - (COUPONS - 1)))
})

test('a coupon that runs out in two days stands on the first page, and opens from there', async () => {
  const worker = as('worker')
  const { page, tab } = worker
  // The pages of the campaign lie over the tabs.
  await page.goto(new URL('/', page.url()).href)
  await tab('首页')
  const card = page.getByRole('link', { name: new RegExp(TITLE) }).filter({ visible: true })
  await card.waitFor()
  expect(await card.innerText()).toContain('快到期了')
  await card.click()
})

test('the coupon is shown as a code that the shop can scan or type', async () => {
  const { page } = as('worker')
  await seen(page, /^\d{4} \d{4} \d{4}$/).waitFor()
  const shown = await seen(page, /^\d{4} \d{4} \d{4}$/).innerText()
  const worker = await stage.cloud.signIn('worker')
  const mine = await stage.cloud.post(worker, 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { couponId: string; campaignId: string }[] }
  const coupon = have.find((one) => one.campaignId === campaignId)
  const asked = await stage.cloud.post(worker, 'benefit.showCode', { couponId: coupon?.couponId ?? '' })
  code = asked.body as typeof code
  expect(shown.replace(/ /g, '')).toMatch(/^\d{12}$/)
  expect(code.digits).toMatch(/^\d{12}$/)
})

test('the shop scans it with the camera, sees what it gives for the bill, and takes it', async () => {
  const shop = await launchBrowser({ film: filmOfCode(code.qr) })
  try {
    const merchant = await arriveAs(shop, stage.cloud.url, '钱示店', { permissions: ['camera'] })
    const { page, tab } = merchant
    await tab('服务')
    await page.getByRole('link', { name: /^收券/ }).click()
    await page.getByRole('button', { name: '示例菜店（望海店）' }).click()
    await page.getByRole('button', { name: '扫券码' }).click()
    await seen(page, new RegExp(TITLE)).waitFor()
    await fill(page, '这一单多少钱', '25')
    await seen(page, '这一单没到能用的金额').waitFor()
    await fill(page, '这一单多少钱', '45.5')
    await seen(page, '这一单减 20 元').waitFor()
    await seen(page, '顾客再付 25.5 元').waitFor()
    await page.getByRole('button', { name: '收下这张券' }).dblclick()
    await seen(page, '收好了，减 20 元').waitFor()
    expect(merchant.complaints).toEqual([])
  } finally {
    await shop.close()
  }
})

test('a coupon that was taken shows as used, and its code is worth nothing at the counter', async () => {
  const merchant = as('merchant')
  const { page, tab } = merchant
  await tab('服务')
  await page.getByRole('link', { name: /^收券/ }).click()
  await page.getByRole('button', { name: '示例菜店（望海店）' }).click()
  await fill(page, '顾客报的 12 位数', code.digits)
  await page.getByRole('button', { name: '查这张券' }).click()
  await seen(page, /用完了|用过/).waitFor()
})

test('another coupon of the same customer a moment later: the shop reads which one was used and when, and decides', async () => {
  const worker = await stage.cloud.signIn('worker')
  const mine = await stage.cloud.post(worker, 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { couponId: string; title: string }[] }
  const couponId = have.find(({ title }) => title === '生鲜果蔬券')?.couponId ?? ''
  const asked = await stage.cloud.post(worker, 'benefit.showCode', { couponId })
  const { page } = as('merchant')
  await fill(page, '顾客报的 12 位数', (asked.body as typeof code).digits)
  await page.getByRole('button', { name: '查这张券' }).click()
  await seen(
    page,
    new RegExp(`^这位顾客 \\d\\d:\\d\\d 在这家用过“${TITLE}”，和这张不能用在同一单。`),
  ).waitFor()
  await fill(page, '这一单多少钱', '128.5')
  await seen(page, '这一单减 12 元').waitFor()
  await page.getByRole('button', { name: '收下这张券', disabled: false }).waitFor()
  await page.getByRole('button', { name: '不收了' }).click()
  await page.getByRole('button', { name: '扫券码' }).filter({ visible: true }).waitFor()
})

test('taken by mistake it is undone with a reason, and the coupon is whole again', async () => {
  const { page } = as('merchant')
  await page.getByRole('link', { name: /今天的账/ }).click()
  await page.getByRole('button', { name: new RegExp(`撤销这一笔：${TITLE}`) }).click()
  const sure = page.locator('.sheet').getByRole('button', { name: '撤销这一笔', exact: true })
  await page.getByRole('button', { name: '金额填错了' }).click()
  await sure.click()
  await seen(page, '撤销了，券已经还给顾客').waitFor()
  const worker = await stage.cloud.signIn('worker')
  const mine = await stage.cloud.post(worker, 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { campaignId: string; left: number }[] }
  expect(have.find((one) => one.campaignId === campaignId)?.left).toBe(2_000)
})

test('taken again and the day closed, the sum stands on the sheet that the union pays', async () => {
  const worker = await stage.cloud.signIn('worker')
  const mine = await stage.cloud.post(worker, 'benefit.listMyBenefits', {})
  const { have } = mine.body as { have: { couponId: string; campaignId: string }[] }
  const coupon = have.find((one) => one.campaignId === campaignId)
  const asked = await stage.cloud.post(worker, 'benefit.showCode', { couponId: coupon?.couponId ?? '' })
  const merchant = as('merchant')
  const { page } = merchant
  await page.goBack()
  await fill(page, '顾客报的 12 位数', (asked.body as typeof code).digits)
  await page.getByRole('button', { name: '查这张券' }).filter({ visible: true }).click()
  await fill(page, '这一单多少钱', '50')
  await page.getByRole('button', { name: '收下这张券' }).click()
  await seen(page, '收好了，减 20 元').waitFor()
  await page.getByRole('button', { name: '下一位' }).filter({ visible: true }).click()
  await page
    .getByRole('link', { name: /店员和结算/ })
    .filter({ visible: true })
    .click()
  await page.getByRole('button', { name: '结今天的账' }).first().click()
  await page.locator('.sheet').getByRole('button', { name: '结今天的账' }).click()
  await seen(page, /结好了/).waitFor()
  expect(merchant.complaints).toEqual([])
})

test('the street draws up the sheet and pays it', async () => {
  const street = as('street')
  const { page } = street
  await page.getByRole('tab', { name: '结算' }).filter({ visible: true }).click()
  await page.getByRole('button', { name: /开结算单：示例菜店/ }).click()
  await page
    .getByRole('button', { name: /记为已付款：示例菜店/ })
    .first()
    .click()
  await fill(page, '银行回单号', '示例回单 0009')
  await page.locator('.sheet').getByRole('button', { name: '记为已付款' }).click()
  await seen(page, '已付款').waitFor()
})

test('the shop downloads the sheet as a table and as a paper that prints Chinese', async () => {
  const { page } = as('merchant')
  await page.reload()
  await page
    .getByRole('link', { name: /望海街道总工会/ })
    .filter({ visible: true })
    .first()
    .click()
  await seen(page, '示例回单 0009').waitFor()
  const fetched = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).filter({ visible: true }).click()
    return (await download).path()
  }
  const lines = await linesOf(await fetched('下载表格'))
  expect(lines.filter((line) => line.includes(TITLE)).length).toBeGreaterThan(0)
  expect(lines.filter((line) => line.includes('望海街道总工会'))).toHaveLength(1)
  // Used, undone, used again: amounts are numbers that add up.
  const amounts = lines.slice(1).map((line) => (JSON.parse(line) as { cells: unknown[] }).cells[7])
  expect(amounts.slice(0, 4).sort()).toEqual([-20, 20, 20, 20])
  const paper = await readFile(await fetched('下载 PDF'))
  expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(paper.toString('latin1')).toMatch(/NotoSansCJK/)
})

test('while more come than can be served there is a place and a time: neither a reload nor another tap changes it, and then the coupon is there', async () => {
  const { MONGODB_URI: uri = '', MONGODB_NAME: name } = stage.cloud.environment
  const client = await new MongoClient(uri).connect()
  try {
    const db = client.db(name)
    const campaign = await campaigns.of(db).findOne({ 'terms.title': '加油券' })
    const round = campaign && openRound(campaign.terms, new Date())
    if (!campaign || !round) throw new Error('the demo gives no coupons now')
    const queue = { campaignId: campaign._id, roundId: round.roundId }
    // Whoever works the queue is held up: the messages of these minutes are there already, and due tomorrow.
    const second = (at: number) => slotOf(new Date(Date.now() + (at - 10) * 1000), 1).slot
    const held = Array.from({ length: 200 }, (_, at) => ({
      _id: `${TOPICS.queue}:${queue.campaignId}:${queue.roundId}:${second(at)}`,
      ...{ topic: TOPICS.queue, payload: queue, state: 'waiting' as const, attempts: 0 },
      dueAt: new Date(Date.now() + 24 * 3_600_000),
    }))
    await outboxMessages.of(db).insertMany(held)
    await campaigns.of(db).updateOne({ _id: campaign._id }, { $set: { queueing: round.roundId } })
    const claim = async (token: string | undefined) =>
      (await stage.cloud.post(token, 'benefit.claimCoupon', { campaignId: campaign._id })).body
    for (const [at, token] of crowd.slice(0, 12).entries())
      expect(await claim(token)).toMatchObject({ state: 'queued', place: at + 1 })

    const { page } = as('worker')
    await page.goto(`${stage.cloud.url}/#/packages/benefit/campaign/index?campaignId=${campaign._id}`)
    await page.reload()
    await page.getByRole('button', { name: '领取', exact: true }).filter({ visible: true }).dblclick()
    await seen(page, '人太多，正在排队办').waitFor()
    await seen(page, '您排在第 13 位，大约还要 1 秒。').waitFor()
    expect(await claim(crowd[12])).toMatchObject({ state: 'queued', place: 14 })
    await page.reload()
    await seen(page, '您排在第 13 位，大约还要 1 秒。').waitFor()
    expect(await claim(await stage.cloud.signIn('worker'))).toMatchObject({ state: 'queued', place: 13 })

    const [one, ...rest] = held.map(({ _id }) => _id)
    await outboxMessages.of(db).deleteMany({ _id: { $in: rest } })
    await outboxMessages.of(db).updateOne({ _id: one ?? '' }, { $set: { dueAt: new Date() } })
    await page.getByRole('button', { name: '去用' }).filter({ visible: true }).waitFor()
  } finally {
    await client.close()
  }
})

test('the money of the campaign adds up: what is free, promised, used and paid is the budget', async () => {
  const staff = await stage.cloud.signIn('staff')
  const { body } = await stage.cloud.post(staff, 'benefit.readStaffCampaign', { campaignId })
  const { money, coupons } = (
    body as { figures: { money: Record<string, number>; coupons: Record<string, number> } }
  ).figures
  const { budget = 0, ...parts } = money
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(budget)
  expect(coupons).toMatchObject({ issued: COUPONS })
  expect(money).toMatchObject({ paid: 2_000 })
})

test('npm run reconcile finds that not a fen is missing', async () => {
  const { MONGODB_URI: uri = '', MONGODB_NAME: name = '' } = stage.cloud.environment
  const { code, output } = await localCommand({ uri, name }, 'reconcile')
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringContaining('账和单据一分不差。') as string,
  })
})

const linesOf = async (file: string): Promise<string[]> => {
  const { sheets } = await openWorkbook(createReadStream(file))
  const lines: string[] = []
  for (const sheet of sheets) {
    for await (const rows of sheet.rows()) lines.push(...rows.map((row) => JSON.stringify(row)))
  }
  return lines
}
