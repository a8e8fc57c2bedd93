import type { Browser, Page } from 'playwright-core'
import { findPages, type PageShot } from '../../scripts/pages/page-list'
import { launchBrowser } from '../support/browser'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { visitAll } from './sweep'
import { arrive, arriveAs, type Visitor } from './visitor'

jest.setTimeout(240_000)

/** What holds for every page when nobody answers, and when somebody does again. */
let cloud: TestCloud
let browser: Browser
let pages: readonly PageShot[]

beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud(), launchBrowser()])
  // What stands in an address is another guide or coupon on the same page; only a tab is another page.
  const found = await findPages(cloud.url)
  const pageOf = (path: string): string => path.replace(/\?(?!tab=).*/, '')
  pages = [...new Map(found.map((shot) => [`${shot.token ?? ''} ${pageOf(shot.path)}`, shot])).values()]
}, 300_000)
afterAll(async () => {
  await browser.close()
  await cloud.stop()
})

/** A call that is lost is tried twice more before the person is told: seconds of waiting, and none of work. */
const WINDOWS = 10
/** Two attempts more come after 0.4 and 1.2 seconds; the rest is for a machine that has other work. */
const TOLD_MS = 10_000
const LOOK_MS = 250

/** Filled in on the device from the first word to the last; what is sent from them says so when it was lost. */
const FORMS: readonly string[] = ['sign-in', 'bind', 'bind-group', 'leave']
/** These need to know who asks, and nothing else. */
const DESK_FORMS: readonly string[] = ['desk-write', 'desk-benefit-write', 'desk-lecture-plan']

/** The page's own files come; every answer to a question, and every file that people made, does not. */
const cut = async ({ page }: Visitor): Promise<void> => {
  await page.route('**/api/**', (route) => route.abort('internetdisconnected'))
}
const mend = ({ page }: Visitor): Promise<void> => page.unrouteAll({ behavior: 'ignoreErrors' })

/** A phone on which this person has just signed in: nothing of any page is on it. */
const begin = (page: Page, token: string | undefined): Promise<void> =>
  page.evaluate((token) => {
    localStorage.clear()
    if (token !== undefined) localStorage.setItem('set:token', JSON.stringify({ data: token }))
  }, token)

const open = async (page: Page, path: string): Promise<void> => {
  // A change behind the # alone would not load the page anew.
  await page.goto('about:blank')
  await page.goto(`${cloud.url}/#${path}`)
}

interface State {
  /** Bones, or not drawn yet. */
  readonly waits: boolean
  readonly says: boolean
  readonly offers: number
  readonly words: string
}

const stateOf = (page: Page): Promise<State> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('.screen, .desk')].find(
      (element) => element.getClientRects().length > 0,
    )
    const waits = shown === undefined || shown.querySelector('[role=status][aria-label=正在打开]') !== null
    // Words are laid out to be read; while bones stand there are none.
    const words = waits ? '' : shown.innerText
    return {
      waits,
      says: /没有网络/.test(words),
      offers: words.match(/^(再试一次|重试)$/gm)?.length ?? 0,
      words,
    }
  })

/** Looks until the page is as `good` wants it, at most `TOLD_MS`; what it was at the end. */
const until = async (page: Page, good: (state: State) => boolean): Promise<State> => {
  for (let waited = 0; ; waited += LOOK_MS) {
    const state = await stateOf(page)
    if (good(state) || waited >= TOLD_MS) return state
    await page.waitForTimeout(LOOK_MS)
  }
}

/** Told in words, with a way on, and nothing on the page still pretends to be coming. */
const whatIsNotTold = ({ waits, says, offers, words }: State): string[] => [
  ...(waits ? ['bones for ever'] : words.trim() === '' ? ['blank'] : []),
  ...(says ? [] : ['does not say that there is no network']),
  ...(says && offers === 0 ? ['no way to try again'] : []),
]

/** Taps 再试一次 wherever it stands, until it stands nowhere. */
const tryAgain = async (page: Page): Promise<void> => {
  for (let taps = 0; taps < 5 && (await stateOf(page)).offers > 0; taps += 1) {
    const again = page.getByText(/^(再试一次|重试)$/).filter({ visible: true })
    const before = await again.count()
    await again.first().click()
    await until(page, ({ waits, offers }) => !waits && offers < before)
  }
}

test('every page says when there is no network and offers to try again; seen before, it shows what it showed, and is fresh by itself when the network is back', async () => {
  const window = { url: cloud.url, viewport: { width: 375, height: 812 }, windows: WINDOWS }
  const asking = pages.filter(({ name }) => !FORMS.includes(name))
  // Before it knows who asks, every page of the desk is the same one: opened with nothing on the device once for each account.
  const desks = new Map(asking.filter(({ desk }) => desk).map((shot) => [shot.token, shot.name]))
  const asked = new Set([...asking.filter(({ desk }) => !desk).map(({ name }) => name), ...desks.values()])
  expect(
    await visitAll(browser, asking, window, async (visitor, { name, path, token }) => {
      const { page, context } = visitor
      const wrong: string[] = []
      await begin(page, token)
      if (asked.has(name)) {
        await cut(visitor)
        await open(page, path)
        const alone = await until(page, ({ waits, says }) => !waits && says)
        await mend(visitor)
        wrong.push(...whatIsNotTold(alone))
        await tryAgain(page)
        const after = await until(page, ({ waits, says }) => !waits && !says)
        if (after.says || after.waits) wrong.push('trying again brings nothing')
        if (after.words === alone.words) wrong.push('nothing came')
      } else {
        await open(page, path)
        await page.waitForLoadState('networkidle')
      }

      await cut(visitor)
      await page.reload()
      if (DESK_FORMS.includes(name)) await until(page, ({ waits }) => !waits)
      else
        wrong.push(
          ...whatIsNotTold(await until(page, ({ waits, says }) => !waits && says)).map(
            (what) => `seen before: ${what}`,
          ),
        )
      await mend(visitor)
      // What a phone does when it finds its network again.
      await context.setOffline(true)
      await context.setOffline(false)
      const back = await until(page, ({ waits, says }) => !waits && !says)
      if (back.says || back.waits) wrong.push('stays as it was when the network is back')
      return wrong
    }),
  ).toEqual({})
})

/** The page that is over all others, and what it says. */
const lost = (page: Page) => page.getByRole('alertdialog', { name: '没有网络，这一页没打开' })

test('a page that cannot be fetched is told in words; going back stays where the person was, trying again opens it', async () => {
  const worker = await arriveAs(browser, cloud.url, '陈样例')
  const { page, context } = worker
  await worker.tab('首页')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  for (const where of ['tab', 'page'] as const) {
    if (where === 'tab') await page.locator('.weui-tabbar__item').filter({ hasText: '服务' }).click()
    else
      await page
        .getByRole('link', { name: /^提问：/ })
        .first()
        .click()
    await lost(page).getByRole('button', { name: '返回' }).click()
    await lost(page).waitFor({ state: 'detached' })
    expect(new URL(page.url()).hash).toContain('/pages/home/index')
    await page.getByRole('heading', { name: '娘家人' }).filter({ visible: true }).waitFor()
  }
  await page.locator('.weui-tabbar__item').filter({ hasText: '服务' }).click()
  await lost(page).getByRole('button', { name: '再试一次' }).click()
  await lost(page).waitFor()
  await context.setOffline(false)
  await lost(page).getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('heading', { name: '服务' }).filter({ visible: true }).first().waitFor()
  expect(worker.complaints).toEqual([])
  await worker.close()
})

test('somebody who comes by a link while its page cannot be fetched is told, and it opens when it can', async () => {
  const { page, complaints, close } = await arrive(browser, 'about:blank')
  // What index.html names is there; what it asks for later is not.
  const shell = await (await fetch(cloud.url)).text()
  await page.route(/\/(js|css)\//, (route) =>
    shell.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  )
  await page.goto(`${cloud.url}/#/packages/library/guides/index`)
  await lost(page).waitFor()
  expect(await lost(page).getByRole('button', { name: '返回' }).count()).toBe(0)
  await page.unrouteAll()
  await lost(page).getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('heading', { name: '用工指引' }).first().waitFor()
  expect(complaints).toEqual([])
  await close()
})
