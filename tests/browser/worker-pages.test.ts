import type { Browser } from 'playwright-core'
import { findPages, type PageShot } from '../../scripts/pages/page-list'
import { launchBrowser } from '../support/browser'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { brokenControls, faintWords, sideways } from './page-rules'
import { at, sweep } from './sweep'
import { arrive, arriveAs, seen, type Visitor } from './visitor'

jest.setTimeout(240_000)

/** What holds for every page that people without a desk see. */
let cloud: TestCloud
let browser: Browser
let pages: readonly PageShot[]
let worker: Visitor
let stranger: Visitor

beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud(), launchBrowser()])
  pages = (await findPages(cloud.url)).filter(({ desk }) => !desk)
  worker = await arriveAs(browser, cloud.url, '陈样例')
  stranger = await arrive(browser, cloud.url)
}, 300_000)
afterAll(async () => {
  await browser.close()
  await cloud.stop()
})

/** From the list of groups into the first one of the demo's firm. */
const openGroup = async ({ tab, page }: Visitor): Promise<void> => {
  await tab('群聊')
  await page
    .getByRole('link', { name: /示例机械/ })
    .filter({ visible: true })
    .first()
    .click()
}

const NARROW = { width: 320, height: 640 }

test('every control of every page has a name and at least 44 px, every word can be read, and at 320 px none scrolls sideways', async () => {
  const phone = { url: cloud.url, viewport: { width: 375, height: 812 } }
  expect(
    await sweep(browser, pages, phone, async (page) => [
      ...(await brokenControls(page)),
      ...(await faintWords(page)),
      ...(await at(page, NARROW, sideways)),
    ]),
  ).toEqual({})
})

test('in elder mode no page scrolls sideways at 320 px and every word can be read', async () => {
  const narrow = { url: cloud.url, viewport: NARROW, elder: true }
  expect(
    await sweep(browser, pages, narrow, async (page) => [
      ...(await sideways(page)),
      ...(await faintWords(page)),
    ]),
  ).toEqual({})
})

test('a lecture that is on stands above the groups, and one tap leads into its room', async () => {
  await worker.tab('群聊')
  await worker.page.getByRole('link', { name: /正在开讲/ }).click()
  await worker.page.getByRole('heading', { name: '普法大讲堂' }).filter({ visible: true }).waitFor()
  await worker.page.goBack()
})

test('it is pinned over the messages of a group in which it is on, too', async () => {
  const { page } = worker
  await page.reload()
  await openGroup(worker)
  const pin = page.getByRole('link', { name: /^正在讲：/ })
  await pin.waitFor()
  await pin.click()
  await page.getByRole('heading', { name: '普法大讲堂' }).filter({ visible: true }).waitFor()
  await page.goBack()
})

test('a tap while a group’s page is still finding its place moves nothing on the page that it leads to', async () => {
  const hurried = await arriveAs(browser, cloud.url, '陈样例')
  const { page } = hurried
  // What a page does a tenth of a second after its arrival is done again and again until the next page stands: the moment
  // that only a hurried hand on a slow phone meets is among them.
  await page.evaluate(() => {
    const later = window.setTimeout.bind(window)
    const soon: (() => void)[] = []
    const hold = (what: () => void, after?: number) => {
      if (after === 100) soon.push(what)
      return later(what, after)
    }
    Object.assign(window, { setTimeout: hold })
    window.addEventListener('click', () => {
      const turn = new MessageChannel()
      const end = Date.now() + 2000
      turn.port1.onmessage = () => {
        for (const what of soon) what()
        if (Date.now() < end) turn.port2.postMessage(undefined)
      }
      turn.port2.postMessage(undefined)
    })
  })
  await openGroup(hurried)
  await page.getByRole('button', { name: '找内容' }).click()
  await page.waitForTimeout(2500)
  expect(hurried.complaints).toEqual([])
  await hurried.close()
})

test('elder mode is kept over a reload and over signing out', async () => {
  await worker.page.goto(`${cloud.url}/#/pages/me/index`)
  await worker.page.reload()
  await worker.page.getByRole('switch', { name: '大字版' }).click()
  await worker.page.reload()
  await worker.page.locator('.screen.elder').waitFor()
  expect(await worker.page.getByRole('switch', { name: '大字版' }).getAttribute('aria-checked')).toBe('true')
  await worker.page.getByRole('link', { name: '退出登录' }).click()
  await worker.page.getByRole('button', { name: '登录', exact: true }).waitFor()
  await worker.page.reload()
  await worker.page.locator('.screen.elder').waitFor()
})

test('a guide that was passed on is read without signing in, and tells nothing about anybody', async () => {
  const visitor = await arrive(
    browser,
    `${cloud.url}/#${pages.find(({ name }) => name === 'guide-shared')?.path ?? ''}`,
  )
  await seen(visitor.page, /法条核对到/).waitFor()
  const text = await visitor.page.locator('body').innerText()
  expect(text).not.toMatch(/陈样例|138\d|138\*|示例机械/)
  expect(await visitor.page.getByRole('button', { name: '我读完了，已知晓' }).count()).toBe(0)
  await visitor.close()
})

test('an article opens over the guide, and from there its neighbours are one tap away', async () => {
  const { page } = stranger
  const guide = pages.find(({ name }) => name === 'guide-shared')
  if (guide === undefined) throw new Error('no guide was found')
  await page.goto(`${cloud.url}/#${guide.path}`)
  await page.reload()
  await page.getByRole('link', { name: '海湾区停工停产期间生活费示范规定（演示） 第三条' }).click()
  const sheet = page.getByRole('dialog', { name: '法条' })
  await sheet
    .getByText(/现行有效/)
    .first()
    .waitFor()
  await sheet.getByRole('button', { name: '看前后条文' }).click()
  await page.getByRole('button', { name: '第四条' }).click()
  await page.getByRole('button', { name: '第三条' }).waitFor()
  await page.goBack()
  await seen(page, /法条核对到/).waitFor()
})

test('nothing went wrong on the way', () => {
  expect([...worker.complaints, ...stranger.complaints]).toEqual([])
})
