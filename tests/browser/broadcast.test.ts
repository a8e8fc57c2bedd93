import { createReadStream } from 'node:fs'
import decodeQR from 'qr/decode.js'
import type { Browser, Page } from 'playwright-core'
import { openWorkbook } from '../../src/adapters/xlsx/open-workbook'
import { launchBrowser } from '../support/browser'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { AUDIENCE, GROUPS, OPENGID, prepareDistrict, ROBOTS, type District } from './broadcast-district'
import { arrive, arriveAs, COMPUTER, fill, seen, until, type Visitor } from './visitor'

jest.setTimeout(180_000)

/** One guide into thirty groups by every way there is, by what people see and tap, against the vendors' own books. */
const TITLE = '被拖欠工资，怎么要回来'
const QUESTION = '只干了三天也能要吗'
let cloud: TestCloud
let browser: Browser
let district: District
let staff: Visitor
let worker: Visitor
let admin: Visitor
let funnelAddress = ''

beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud(), launchBrowser()])
  district = await prepareDistrict(cloud)
  staff = await arriveAs(browser, cloud.url, '林样本', COMPUTER)
  worker = await arriveAs(browser, cloud.url, '陈样例')
  admin = await arriveAs(browser, cloud.url, '郑样板')
  for (const { context } of [admin, worker])
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
}, 400_000)
afterAll(async () => {
  await browser.close()
  await cloud.stop()
})

test('what staff put together is a draft at once: it outlives a lost network and a reload', async () => {
  const { page, context } = staff
  await staff.tab('我的')
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: '新的推送' }).click()
  await page.getByRole('button', { name: '选一份指引' }).click()
  await page.getByRole('link', { name: TITLE }).click()
  await seen(page, /草稿已存，/).waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: '文字' }).click()
  await fill(page, '标题', '先写一半的通知')
  await seen(page, '没有网络，先存在这台设备上').waitFor()
  await context.setOffline(false)
  await seen(page, /草稿已存，/).waitFor()
  await page.reload()
  // The field is there before the draft has come.
  await until(async () => (await page.getByLabel('标题').inputValue()) === '先写一半的通知')
  await page.getByRole('button', { name: '指引', exact: true }).click()
  await seen(page, TITLE).waitFor()
})

test('before sending they see how many groups each way reaches, and how it will look there, within its limits', async () => {
  const { page } = staff
  await page.getByRole('button', { name: '常用范围' }).click()
  await page.getByRole('button', { name: `用这个：${AUDIENCE}` }).click()
  await seen(page, new RegExp(`家工会，${GROUPS} 个群`)).waitFor()
  await page.getByRole('checkbox', { name: new RegExp(`群机器人.*${ROBOTS + 1} 个群`) }).waitFor()
  await page.getByRole('checkbox', { name: new RegExp(`转发包.*${GROUPS - ROBOTS - 1} 个群`) }).waitFor()
  await page.getByRole('tab', { name: '群机器人' }).click()
  await seen(page, '娘家人提醒').waitFor()
  await seen(page, /\d+ \/ 4,096 字节/).waitFor()
  await seen(page, /\d+ \/ 30 字/).waitFor()
})

test('two taps send once: every group has it on its page, every robot said it once, the rest waits for an admin', async () => {
  const { page } = staff
  await page.getByRole('button', { name: `发给 ${GROUPS} 个群` }).dblclick()
  await seen(page, '走到哪一步').waitFor()
  funnelAddress = page.url()
  // A robot that WeCom does not know is set aside, and its group's admin takes over.
  const relayed = GROUPS - ROBOTS
  await until(async () => (await cells('转发包'))[1] === `${relayed}`)
  await until(async () => (await cells('群机器人'))[3] === `${ROBOTS}`)
  await says('群机器人', [`${ROBOTS}`, '0', `${ROBOTS}`, '看不到', ...['0', '0', '0', '0', '0']])
  await says('转发包', [`${relayed}`, `${relayed}`, '0', '0'])
  const said = (await district.said()).filter(({ content }) => content.includes(TITLE))
  expect(said.map(({ key }) => key).sort()).toEqual([...district.keys].sort())
  expect(said.every(({ content }) => Buffer.byteLength(content) <= 4096)).toBe(true)
  await until(async () => (await steps()).includes(`送达 ${GROUPS} 100%`))
})

test('an admin finds what to pass on in one list and copies it with one tap; the poster’s code leads to the same', async () => {
  await admin.tab('群聊')
  const { page } = admin
  await page.getByRole('link', { name: /条要转到群里/ }).click()
  await seen(page, TITLE).waitFor()
  // What was passed on moves from the list above into the one below.
  const pack = page
    .locator('.sect--dense')
    .filter({ hasText: TITLE })
    .locator('.pack')
    .filter({ hasText: district.boundGroup })
  await pack.getByRole('button', { name: `复制要发的话：${district.boundGroup}` }).click()
  await pack.getByText('转了，等群里有人打开').waitFor()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  const link = /https?:\S+/.exec(copied)?.[0] ?? ''
  await pack.getByRole('button', { name: `做一张图，带二维码：${district.boundGroup}` }).click()
  await page.locator('.poster img').waitFor()
  const code = await page.evaluate<{ width: number; height: number; data: string }>(`(() => {
    const picture = document.querySelector('.poster img')
    const canvas = document.createElement('canvas')
    canvas.width = picture.naturalWidth / 2
    canvas.height = picture.naturalHeight / 2
    const pen = canvas.getContext('2d')
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    // Millions of numbers one by one take the browser half a minute to hand over.
    let bytes = ''
    for (let at = 0; at < data.length; at += 8192) bytes += String.fromCharCode(...data.subarray(at, at + 8192))
    return { width: canvas.width, height: canvas.height, data: btoa(bytes) }
  })()`)
  const read = decodeQR({ width: code.width, height: code.height, data: Buffer.from(code.data, 'base64') })
  expect(read).toMatch(/\/#\/packages\/broadcast\/shared\/index\?s=/)
  for (const address of [link, read]) {
    const stranger = await arrive(browser, address)
    await seen(stranger.page, '登录后，能看到您自己的群').waitFor()
    expect(await stranger.page.locator('body').innerText()).not.toMatch(/陈样例|138\*|示例机械/)
    await stranger.page.getByRole('button', { name: '看全文' }).click()
    await seen(stranger.page, /法条核对到/).waitFor()
    expect(stranger.complaints).toEqual([])
    await stranger.close()
  }
})

test('somebody who comes in from that very group proves it: green for the admin, counted once for staff', async () => {
  const packs = await district.post<{ items: { label: string; title: string; share: { path: string } }[] }>(
    'groupadmin',
    'broadcast.listRelayPacks',
    {},
  )
  const pack = packs.items.find(({ label, title }) => label === district.boundGroup && title === TITLE)
  const token = new URL(pack?.share.path ?? '', 'http://pages').searchParams.get('s')
  for (let turn = 0; turn < 2; turn += 1)
    expect(
      await district.post('worker', 'broadcast.enterFromGroup', {
        token,
        cloudId: await district.proofFor('worker', OPENGID),
      }),
    ).toMatchObject({ credited: 'this' })
  await admin.page.reload()
  await seen(admin.page, '群里有人打开了').waitFor()
  await staff.page.getByRole('button', { name: '更新数字' }).click()
  await until(async () => (await steps()).includes('群里有人打开 1 '))
})

test('while the admin is away a deputy finds the same list, for that group alone, until it is over', async () => {
  const { page } = admin
  await page.getByRole('button', { name: '请人替' }).click()
  await page.getByRole('radio', { name: district.boundGroup }).click()
  await fill(page, '找人，写名字', '陈样例')
  await page.getByRole('button', { name: '找', exact: true }).click()
  await page.getByRole('radio', { name: '陈样例' }).click()
  await page.getByRole('button', { name: '就请这一位' }).click()
  await seen(page, '说好了').waitFor()
  await worker.tab('群聊')
  await worker.page.getByRole('link', { name: /要转到群里/ }).click()
  await worker.page.getByText('替郑样板转').filter({ visible: true }).first().waitFor()
  const labels = await worker.page.locator('.pack .row__title').allInnerTexts()
  expect(new Set(labels)).toEqual(new Set([district.boundGroup]))
  await leave(worker.page)
  await page.getByRole('button', { name: `不用替了：陈样例，${district.boundGroup}` }).click()
  await seen(page, '已经停了').waitFor()
  expect(await district.post<{ items: unknown[] }>('worker', 'broadcast.listRelayPacks', {})).toMatchObject({
    items: [],
  })
})

test('a worker reads it, confirms it, and asks back from the message; the question stands in the chat, seen by nobody else', async () => {
  const { page } = worker
  await worker.tab('群聊')
  await page.getByRole('link', { name: new RegExp(`^${district.boundGroup}`) }).click()
  await seen(page, '这里只收工会发的内容，群友之间不在这里聊天。').waitFor()
  await page.locator('.bubble--card').filter({ hasText: TITLE }).last().click()
  await page.getByRole('button', { name: '我读完了，已知晓' }).click()
  await seen(page, '您已确认读过这一版').waitFor()
  await leave(page)
  await page.getByText('问一句').filter({ visible: true }).last().click()
  await page.getByRole('button', { name: '发给工会' }).click()
  await seen(page, '写下想问的').waitFor()
  await fill(page, '想问什么', QUESTION)
  await page.reload()
  await page.getByRole('button', { name: '发给工会' }).dblclick()
  // What they asked on other days stands in the chat with the same words beneath.
  const mine = page.locator('.msg').filter({ hasText: QUESTION, visible: true })
  await mine.getByText('已交给工会，只有您和工会看得到').waitFor()
  expect(await mine.count()).toBe(1)
})

test('the desk that sent it answers, and the answer returns to the page of that group', async () => {
  const { page } = staff
  // The rail says that somebody waits.
  await page
    .getByRole('link', { name: /职工问的/ })
    .filter({ has: page.getByLabel(/\d+ 件待办/) })
    .click()
  await page.getByRole('link', { name: new RegExp(QUESTION) }).click()
  expect(await page.locator('.desk__side').innerText()).not.toContain('陈样例')
  await page.getByRole('button', { name: '答复到群页面' }).click()
  await seen(page, '写下答复').waitFor()
  await fill(page, '群里看到的问题', QUESTION)
  await fill(page, '答复', '能，干一天算一天，把出勤记录留好。')
  await page.getByRole('button', { name: '答复到群页面' }).click()
  await page.getByRole('link', { name: new RegExp(QUESTION) }).waitFor({ state: 'detached' })
  await worker.page.reload()
  await seen(worker.page, '答复您的').waitFor({ timeout: 20_000 })
  await seen(worker.page, '能，干一天算一天，把出勤记录留好。').waitFor()
})

test('the reader finds it again by its words, and by its day', async () => {
  const { page } = worker
  await page.getByRole('button', { name: '找内容' }).click()
  await fill(page, '找这个群里的内容', '干一天算一天')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: new RegExp(QUESTION) }).click()
  await page.waitForURL(/at=\d+/)
  await seen(page, '答复您的').waitFor()
  // The page that was found has the same heading.
  const backToGroup = async () => {
    await leave(page)
    await page.waitForURL(/groupId=[^&]+$/)
    await page.getByRole('heading', { name: district.boundGroup }).filter({ visible: true }).waitFor()
  }
  await backToGroup()
  await page.getByRole('button', { name: '找内容' }).click()
  await page.getByRole('button', { name: /^按日子找/ }).click()
  await page.locator('.weui-picker__action').filter({ hasText: '确定', visible: true }).click()
  // Today's first message.
  await page.waitForURL(/at=\d+/)
  const at = /at=(\d+)/.exec(page.url())?.[1] ?? ''
  await page.locator(`#item-${at}`).filter({ visible: true }).waitFor()
  await backToGroup()
})

test('what a member passes on from the chat opens for somebody who is not signed in, and names nobody', async () => {
  const { page } = worker
  await page.locator('.msg').filter({ hasText: TITLE, visible: true }).last().getByText('转给别人').click()
  await seen(page, '别人点开看到的就是这些，不用登录，也看不到您和群里的人。').waitFor()
  await page.getByRole('button', { name: '复制链接' }).click()
  await seen(page, '链接复制好了，粘到聊天里就行').waitFor()
  const link = /https?:\S+/.exec(await page.evaluate<string>('navigator.clipboard.readText()'))?.[0] ?? ''
  const stranger = await arrive(browser, link)
  await seen(stranger.page, TITLE).waitFor()
  await seen(stranger.page, '登录后，能看到您自己的群').waitFor()
  const shown = await stranger.page.locator('body').innerText()
  expect(shown).not.toContain(district.boundGroup)
  expect(shown).not.toMatch(/陈样例|138\*|复制链接/)
  expect(stranger.complaints).toEqual([])
  await stranger.close()
  await leave(page)
  await seen(page, '答复您的').waitFor()
})

test('every count agrees with WeCom’s book, with the proofs of WeChat and with what people did', async () => {
  const { page } = staff
  await page.goto(funnelAddress)
  await page.reload()
  const isFirst = ({ content }: { content: string }) => content.includes(`**${TITLE}**`)
  const said = (await district.said()).filter(isFirst).length
  // One admin passed it on once, one member came in from the group twice, and read and confirmed it there.
  const relayed = `${GROUPS - ROBOTS}`
  await says('群机器人', [`${said}`, '0', `${said}`, '看不到', '0', '0', '0', '0', '0'])
  await says('转发包', [relayed, `${GROUPS - ROBOTS - 1}`, '0', '1', '0', '0', '0', '1', '1'])
  for (const step of [`送达 ${GROUPS} 100%`, '群里有人打开 1 ', '打开 1 ', '已读确认 1 '])
    await until(async () => (await steps()).includes(step))
})

test('a corrected guide goes to the same groups and tells what changed, to those who had read the version before', async () => {
  const guides = await district.post<{ items: { guideId: string; title: string }[] }>(
    'lawyer',
    'library.listGuides',
    {},
  )
  const guideId = guides.items.find(({ title }) => title === TITLE)?.guideId
  const { version } = await district.post<{ version: number }>('lawyer', 'library.startCorrection', {
    guideId,
  })
  const { title, topic, answer, card, sections, citations, revision } = await district.post<{
    title: string
    topic: string
    answer: string
    card: string
    sections: { heading: string; text: string; pictures: unknown[] }[]
    citations: { text: string }[]
    revision: number
  }>('lawyer', 'library.readDraft', { guideId, version })
  const saved = await district.post<{ revision: number }>('lawyer', 'library.saveDraft', {
    ...{ guideId, revision, title, topic, answer, card },
    sections: sections.map((section, place) =>
      place === 0
        ? { heading: section.heading, text: `${section.text}\n新加的一句。` }
        : { heading: section.heading, text: section.text },
    ),
    citations: citations.map(({ text }) => text),
    correctionNote: '加了一句说明',
  })
  await district.post('lawyer', 'library.submitForReview', { guideId, version, revision: saved.revision })
  await district.post('lawyer2', 'library.decideReview', { guideId, version, approve: true })
  await district.post('staff', 'library.issueGuide', { guideId, version })
  const { page } = worker
  const correction = page
    .locator('.bubble--card')
    .filter({ hasText: TITLE })
    .filter({ hasText: '有更正，请再读一遍' })
    .filter({ visible: true })
    .last()
  for (let tries = 0; tries < 10 && !(await correction.isVisible()); tries += 1) {
    await page.waitForTimeout(1000)
    await page.reload()
    await page.getByRole('button', { name: '找内容' }).waitFor()
    await page.waitForTimeout(300)
  }
  await correction.click()
  await seen(page, /和您看过的第 1 版比，改了这些/).waitFor()
  await seen(page, /新加的一句/).waitFor()
})

test('two pushes are compared side by side, and the address of the comparison is kept', async () => {
  const { page } = staff
  await page.goto(funnelAddress)
  await page.reload()
  await page.getByRole('button', { name: '和另一次比' }).click()
  await seen(page, '和哪一次比？').locator('xpath=..').getByRole('link').first().click()
  const delivered = page
    .getByRole('row')
    .filter({ hasText: '送达的群' })
    .filter({ hasText: new RegExp(`${GROUPS}\\s*100%`) })
  await delivered.waitFor()
  await page.reload()
  await delivered.waitFor()
})

test('the table has a line for each group and nobody’s name', async () => {
  const { page } = staff
  await page.goto(funnelAddress)
  await page.reload()
  await page.getByRole('row').filter({ hasText: district.boundGroup }).first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出表格' }).click()
  const file = await (await download).path()
  const lines = await linesOf(file)
  expect(lines.filter((line) => line.includes('群'))).not.toHaveLength(0)
  expect(lines.filter((line) => line.includes(district.boundGroup))).toHaveLength(1)
  expect(lines.join(' ')).not.toContain('陈样例')
})

test('nothing went wrong behind anybody’s back', () => {
  expect([...staff.complaints, ...worker.complaints, ...admin.complaints]).toEqual([])
})

/** Back, once the page has slid in, and until it has slid out again: a tap in between is faster than a hand. */
const leave = async (page: Page): Promise<void> => {
  const pages = page.locator('.taro_page')
  await until(async () => (await pages.filter({ visible: true }).count()) === 1)
  const before = await pages.count()
  await page.goBack()
  await until(async () => (await pages.count()) < before)
}

/** What the table of the ways says of one. */
const cells = async (way: string): Promise<string[]> => {
  const row = staff.page.getByRole('table', { name: '分几路走的' }).getByRole('row').filter({ hasText: way })
  return (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim())
}

/** The table of the ways says this of one, as soon as it has the newest figures; the first ones of it may be enough. */
const says = async (way: string, figures: readonly string[]): Promise<void> => {
  const wanted = [way, ...figures]
  const now = async () => (await cells(way)).slice(0, wanted.length)
  await until(async () => (await now()).join() === wanted.join()).catch(() => undefined)
  expect(await now()).toEqual(wanted)
}

/** What the funnel says, on one line. */
const steps = async (): Promise<string> =>
  (await staff.page.locator('.funnel').innerText()).replace(/\s+/g, ' ')

const linesOf = async (file: string): Promise<string[]> => {
  const { sheets } = await openWorkbook(createReadStream(file))
  const lines: string[] = []
  for (const sheet of sheets) for await (const row of sheet.rows()) lines.push(JSON.stringify(row))
  return lines
}
