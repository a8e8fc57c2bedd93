// npm run screenshots: every page at 375 px, in elder mode and (the desk) at 1,280 px, into docs/screenshots.
//   npm run screenshots -- home guide    only pages whose name contains one of the words
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser'
import { freePort } from '../src/local/database/free-port'
import { startLocalCloud } from '../src/local/main'
import { findPages, type PageShot } from './pages/page-list'
import { toPalette } from './pages/palette-png'

const OUT = join(__dirname, '..', 'docs', 'screenshots')

/** The tallest pictures; a desk scrolls where it must, a page for a phone is shown whole unless it has no end. */
const DESK_TALL = 1000
const PHONE_TALL = 3000

/** No skeleton is left, and every picture is there. */
const DRAWN =
  "document.querySelector('.bone') === null && [...document.images].every((image) => image.complete)"
/** How many px the page could still be scrolled down. */
const HIDDEN =
  "Math.max(0, ...[...document.querySelectorAll('.taro_page, .desk__body, .taro_router, .taro-tabbar__panel, body')].map((e) => e.scrollHeight - e.clientHeight))"

/** Windows that take pictures beside each other: a page waits for answers longer than it works. */
const WINDOWS = 3

interface View {
  readonly suffix: string
  readonly width: number
  readonly height: number
  readonly elder: boolean
  readonly fits: (page: PageShot) => boolean
}

const VIEWS: readonly View[] = [
  { suffix: '', width: 375, height: 812, elder: false, fits: () => true },
  { suffix: '-elder', width: 375, height: 812, elder: true, fits: ({ desk }) => !desk },
  { suffix: '-1280', width: 1280, height: 800, elder: false, fits: ({ desk }) => desk },
]

const main = async (): Promise<void> => {
  const wanted = process.argv.slice(2)
  const dataDir = mkdtempSync(join(tmpdir(), 'niangjiaren-shots-'))
  const cloud = await startLocalCloud({ port: await freePort(), log: () => undefined, dataDir })
  const browser = await launchBrowser()
  try {
    mkdirSync(OUT, { recursive: true })
    const pages = (await findPages(cloud.url)).filter(
      ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
    )
    const waiting = pages.flatMap((page) =>
      VIEWS.filter(({ fits }) => fits(page)).map((view) => () => shoot(browser, cloud.url, page, view)),
    )
    const oneWindow = async (): Promise<void> => {
      // One page that cannot be drawn costs its own picture, not all that come after it.
      for (let next = waiting.shift(); next; next = waiting.shift()) await next().catch(failed)
    }
    await Promise.all(Array.from({ length: WINDOWS }, oneWindow))
    await overview(browser)
  } finally {
    await browser.close()
    await cloud.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const drawn = async (tab: Page): Promise<void> => {
  for (let turn = 0; turn < 50 && !(await tab.evaluate<boolean>(DRAWN)); turn += 1)
    await tab.waitForTimeout(200)
}

const failed = (error: unknown): void => {
  console.error(error)
  process.exitCode = 1
}

const shoot = async (browser: Browser, url: string, page: PageShot, view: View): Promise<void> => {
  const { width, height, elder, suffix } = view
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const settings = { ...(page.token !== undefined && { token: page.token }), ...(elder && { elder }) }
  const put = Object.entries(settings).map(
    ([name, data]) => `localStorage.setItem('set:${name}', ${JSON.stringify(JSON.stringify({ data }))})`,
  )
  await context.addInitScript({ content: put.join(';') })
  const tab = await context.newPage()
  await tab.goto(`${url}/#${page.path}`)
  await tab.waitForLoadState('networkidle')
  await page.ready?.(tab)
  await tab.waitForTimeout(400)
  await drawn(tab)
  // Pages scroll inside elements of their own: the window grows until all of it is seen, above the tab bar too.
  const most = page.desk ? DESK_TALL : PHONE_TALL
  for (let tall = height, before = Infinity; tall < most;) {
    const hidden = await tab.evaluate<number>(HIDDEN)
    // What a taller window does not bring into view is none of the page: the frame around the tabs.
    if (hidden === 0 || hidden >= before) break
    before = hidden
    tall = Math.min(tall + hidden, most)
    await tab.setViewportSize({ width, height: tall })
    await tab.waitForTimeout(200)
    await drawn(tab)
  }
  writeFileSync(join(OUT, `${page.name}${suffix}.png`), toPalette(await tab.screenshot()))
  console.log(`${page.name}${suffix}`)
  await context.close()
}

/** What the README shows of each engine: pages of workers above, of lawyers and staff below. */
const PHONES = ['home', 'group', 'lecture', 'hotline', 'voucher', 'home-elder']
const DESKS = ['desk-funnel-1280', 'desk-duty-1280']
const PHONE = 300
const GAP = 20

/** Pages of all six engines side by side, for the README. */
const overview = async (browser: Browser): Promise<void> => {
  const width = PHONES.length * (PHONE + GAP) + GAP
  const drawn = (names: readonly string[], kind: string) =>
    `<div class="line">${names
      .map((name) => {
        const picture = readFileSync(join(OUT, `${name}.png`)).toString('base64')
        return `<div class="${kind}"><img src="data:image/png;base64,${picture}"></div>`
      })
      .join('')}</div>`
  const style = `body{margin:0;padding:${GAP}px;background:#F1EEEA}.line{display:flex;gap:${GAP}px}
    .line+.line{margin-top:${GAP}px}.line>div{flex:1;min-width:0;overflow:hidden;border-radius:16px;background:#fff}
    .phone{height:610px}.desk{height:580px}img{width:100%;display:block}`
  const tab = await browser.newPage({ viewport: { width, height: 610 + 580 + 3 * GAP } })
  await tab.setContent(`<style>${style}</style>${drawn(PHONES, 'phone')}${drawn(DESKS, 'desk')}`)
  writeFileSync(join(OUT, 'overview.png'), toPalette(await tab.screenshot()))
  await tab.close()
}

main().catch(failed)
