import type { Browser, Page } from 'playwright-core'
import { findPages, type PageShot } from '../../scripts/pages/page-list'
import { launchBrowser } from '../support/browser'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { brokenControls, faintWords, sideways } from './page-rules'
import { at, sweep } from './sweep'
import { arrive, arriveAs, COMPUTER, fill, seen, type Visitor } from './visitor'

jest.setTimeout(240_000)

/** What holds for the pages that people work at. */
let cloud: TestCloud
let browser: Browser
let pages: readonly PageShot[]
let staff: Visitor

beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud(), launchBrowser()])
  pages = (await findPages(cloud.url)).filter(({ desk }) => desk)
  staff = await arriveAs(browser, cloud.url, '林样本', COMPUTER)
}, 300_000)
afterAll(async () => {
  await browser.close()
  await cloud.stop()
})

test('on a computer and on a phone every control of the desk has a name and 44 px, every word can be read, and no page scrolls sideways', async () => {
  const computer = { url: cloud.url, viewport: { width: 1280, height: 800 } }
  const look = async (page: Page) => [...(await brokenControls(page)), ...(await sideways(page))]
  expect(
    await sweep(browser, pages, computer, async (page) => [
      ...(await look(page)),
      ...(await faintWords(page)),
      ...(await at(page, { width: 375, height: 812 }, look)),
    ]),
  ).toEqual({})
})

test('the keyboard goes round in an open sheet, Escape closes it, and the focus is where it was', async () => {
  const { page } = staff
  await page.goto(`${cloud.url}/#/packages/staff/orgs/index`)
  await page.reload()
  await page
    .getByRole('link', { name: /海湾区总工会/ })
    .first()
    .click()
  const button = page.getByRole('button', { name: '改名称和标签' })
  await button.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '改工会资料' })
  await sheet.waitFor()
  const inside = () => page.evaluate(() => document.activeElement?.closest('.sheet') !== null)
  for (let turn = 0; turn < 30; turn += 1) {
    await page.keyboard.press('Tab')
    expect(await inside()).toBe(true)
  }
  await page.keyboard.press('Shift+Tab')
  expect(await inside()).toBe(true)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('a tag that another union carries is offered, and one that was emptied is gone', async () => {
  const { page } = staff
  await page.getByRole('button', { name: '改名称和标签' }).click()
  await fill(page, '标签', '沿海、夜班多')
  await fill(page, '行业', '综合业')
  await page.getByRole('button', { name: '存好' }).click()
  await seen(page, '沿海').waitFor()
  await page.getByRole('button', { name: '改名称和标签' }).click()
  await fill(page, '标签', '')
  await fill(page, '行业', '')
  await page.getByRole('button', { name: '存好' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await seen(page, '综合业').count()).toBe(0)
})

test('a district records a repeal after it has seen the article and what that does; a street is told who may', async () => {
  const { page } = staff
  await page.goto(`${cloud.url}/#/packages/staff/library/index?tab=laws`)
  await page.reload()
  await page.getByRole('link', { name: /停工停产期间生活费示范规定/ }).click()
  await fill(page, '第几条', '第四条')
  await fill(page, '从哪天起', '2026-02-30')
  await fill(page, '依据', '示例解释第九条')
  await page.getByRole('button', { name: '看清楚再记' }).click()
  await seen(page, '写成 2025-09-01 这样').waitFor()
  await fill(page, '从哪天起', '2026-03-01')
  await page.getByRole('button', { name: '看清楚再记' }).click()
  const sure = page.getByRole('dialog', { name: '记下以后不能撤回' })
  await sure.getByText('谁也不能改，也不能去掉').waitFor()
  await sure
    .getByText(/第四条/)
    .first()
    .waitFor()
  await sure.getByRole('button', { name: '再改改' }).click()
  await page.getByRole('button', { name: '看清楚再记' }).click()
  await sure.getByRole('button', { name: '确认记下' }).click()
  await seen(page, /记下了/).waitFor()

  const street = await arriveAs(browser, cloud.url, '赵街样', COMPUTER)
  await street.page.goto(`${cloud.url}/#/packages/staff/library/index?tab=laws`)
  await street.page.getByRole('link', { name: /停工停产期间生活费示范规定/ }).click()
  await seen(street.page, '记下废止由区以上工会来办。').waitFor()
  expect(await street.page.getByRole('button', { name: '看清楚再记' }).count()).toBe(0)
  expect(street.complaints).toEqual([])
  await street.close()
})

test('a visitor’s first page asks who they are and nothing that needs more', async () => {
  const visitor = await arrive(browser, 'about:blank')
  const refused: string[] = []
  visitor.page.on('response', (answer) => {
    if (answer.status() === 401) refused.push(new URL(answer.url()).pathname)
  })
  await visitor.page.goto(cloud.url)
  await visitor.page.waitForLoadState('networkidle')
  expect(refused.length).toBeLessThanOrEqual(1)
  await visitor.close()
})

test('what a worker has not read stands as a number on the tab of the groups', async () => {
  const worker = await arriveAs(browser, cloud.url, '陈样例')
  await worker.tab('首页')
  await worker.page.locator('.weui-tabbar__item').filter({ hasText: '群聊' }).getByText(/^\d+$/).waitFor()
  await worker.close()
})

test('nothing went wrong on the way', () => {
  expect(staff.complaints).toEqual([])
})
