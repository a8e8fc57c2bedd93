import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'

export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong that the person did not see: console errors, uncaught ones, answers of 500 and above, files that are missing. */
  readonly complaints: string[]
  /** Opens one of the four tabs by tapping it. */
  tab(name: '首页' | '群聊' | '服务' | '我的'): Promise<void>
  close(): Promise<void>
}

const TITLES = { 首页: '娘家人', 群聊: '群聊', 服务: '服务', 我的: '我的' } as const

/** Milliseconds by which every question to the server may be late, at random: a walk that reads a page before it is there
 *  fails with it, as it would now and then on a busy machine. */
const SLOW_MS = Number(process.env['SLOW_NETWORK_MS'] ?? 0)
/** How many times slower than this machine the phone is: a walk whose hand is faster than the page fails with it. */
const SLOW_PHONE = Number(process.env['SLOW_PHONE'] ?? 1)

/** A visitor's phone: a browser of their own, which remembers what went wrong in it. */
export const arrive = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  })
  // A machine that stands still for a while is no fault of the page; what takes this long on a quiet one is found by the benches.
  context.setDefaultTimeout(30_000)
  context.setDefaultNavigationTimeout(60_000)
  if (SLOW_MS > 0)
    await context.route('**/api/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS * Math.random()))
      // A page that was left does not wait for its answer.
      await route.continue().catch(() => undefined)
    })
  await context.addInitScript(() => {
    // Of what is not an Error the test would only learn that it was an object.
    window.addEventListener('unhandledrejection', (event) => {
      if (event.reason instanceof Error) return
      event.preventDefault()
      window.reportError(new Error(`${JSON.stringify(event.reason)} at ${window.location.hash}`))
    })
  })
  const page = await context.newPage()
  if (SLOW_PHONE > 1)
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOW_PHONE })
  const complaints: string[] = []
  page.on('console', (message) => {
    // The browser writes every refusal there, those that are part of a walk too; answers are looked at below.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('response', (answer) => {
    const isMissing = answer.status() === 404 && !answer.url().includes('/api/')
    if (answer.status() >= 500 || isMissing) complaints.push(`${answer.status()} ${answer.url()}`)
  })
  await page.goto(url)
  return {
    page,
    context,
    complaints,
    tab: async (name) => {
      await page.locator('.weui-tabbar__item').filter({ hasText: name }).click()
      // The page that is left can still be seen for a moment, with buttons of the same name.
      await page.waitForFunction((title) => {
        const shown = [...document.querySelectorAll('.taro_page')].filter(
          (element) => element.getClientRects().length > 0,
        )
        return shown.length === 1 && shown[0]?.querySelector('.topbar__title')?.textContent === title
      }, TITLES[name])
    },
    close: () => context.close(),
  }
}

/** Becomes one of the demo's people the way a person does: 我的, 换个账号, their name. */
export const signInAs = async (visitor: Visitor, name: string): Promise<void> => {
  await visitor.tab('我的')
  await visitor.page.getByRole('link', { name: '换个账号' }).click()
  await visitor.page.getByRole('button', { name }).click()
  await visitor.page.getByRole('heading', { name }).filter({ visible: true }).first().waitFor()
}

export const arriveAs = async (
  browser: Browser,
  url: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> => {
  const visitor = await arrive(browser, url, options)
  await signInAs(visitor, name)
  return visitor
}

/** The desk is worked at on a computer. */
export const COMPUTER: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }

/** Words that can be seen now, on the page on top: those below it stay in the document. */
export const seen = (page: Page, words: string | RegExp): Locator =>
  page.getByText(words).filter({ visible: true }).last()

/** Types into the field with this label; what is wrong with it is said behind its name. */
export const fill = async (page: Page, label: string, value: string): Promise<void> => {
  await page
    .getByLabel(new RegExp(`^${label}(，|$)`))
    .filter({ visible: true })
    .last()
    .fill(value)
}

/** Waits for what must come to hold: figures follow within seconds; half a minute at most. */
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100 && !(await holds()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await holds()).toBe(true)
}
