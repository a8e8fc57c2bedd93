import type { Browser, Page, ViewportSize } from 'playwright-core'
import type { PageShot } from '../../scripts/pages/page-list'
import { arrive, type Visitor } from './visitor'

/** Windows that go through the pages beside each other: a page waits for answers longer than it works. */
const WINDOWS = 3

interface Window {
  readonly url: string
  readonly viewport: ViewportSize
  readonly windows?: number
}

export interface Sweep extends Window {
  readonly elder?: boolean
}

/** Visits each page, several beside each other; tells which were not as they should be and how, and what went wrong unseen. */
export const visitAll = async (
  browser: Browser,
  pages: readonly PageShot[],
  { url, viewport, windows = WINDOWS }: Window,
  visit: (visitor: Visitor, shot: PageShot) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {}
  const waiting = [...pages]
  const oneWindow = async (): Promise<void> => {
    const visitor = await arrive(browser, url, { viewport })
    for (let shot = waiting.shift(); shot !== undefined; shot = waiting.shift()) {
      const wrong = [...(await visit(visitor, shot)), ...visitor.complaints.splice(0)]
      if (wrong.length > 0) found[shot.name] = wrong
    }
    await visitor.close()
  }
  await Promise.all(Array.from({ length: windows }, oneWindow))
  return found
}

/** Opens each page as the person it belongs to; tells which break a rule and how, and what went wrong unseen. */
export const sweep = (
  browser: Browser,
  pages: readonly PageShot[],
  { elder = false, ...window }: Sweep,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> =>
  visitAll(browser, pages, window, async ({ page }, shot) => {
    await page.evaluate(
      ({ token, elder }) => {
        localStorage.setItem('set:elder', JSON.stringify({ data: elder }))
        if (token === undefined) localStorage.removeItem('set:token')
        else localStorage.setItem('set:token', JSON.stringify({ data: token }))
      },
      { token: shot.token, elder },
    )
    // A change behind the # alone would not load the page anew.
    await page.goto('about:blank')
    await page.setViewportSize(window.viewport)
    await page.goto(`${window.url}/#${shot.path}`)
    await page.waitForLoadState('networkidle')
    return look(page)
  })

/** Looks at the page once more in a window of this size. */
export const at = async (
  page: Page,
  viewport: ViewportSize,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  await page.setViewportSize(viewport)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  return (await look(page)).map((wrong) => `${viewport.width} px: ${wrong}`)
}
