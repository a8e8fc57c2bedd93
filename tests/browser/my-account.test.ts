import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { arrive, arriveAs, fill, seen, type Visitor } from './visitor'

jest.setTimeout(180_000)

/** Signing in by WeChat, proving a phone, and what a person can see, take and take back. */
const IN_WECHAT = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
}
let cloud: TestCloud
let browser: Browser

beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([startTestCloud(), launchBrowser()])
}, 300_000)
afterAll(async () => {
  await browser.close()
  await cloud.stop()
})

/** The last code that was sent to a phone, from the fake gateway's own list. */
const codeFor = async (phone: string): Promise<string> => {
  const answer = await fetch(new URL('/sent', cloud.environment['SMS_API']))
  const { items } = (await answer.json()) as { items: { phone: string; params: Record<string, string> }[] }
  const code = items.find((one) => one.phone === phone)?.params['code']
  if (code === undefined) throw new Error(`nothing was sent to ${phone}`)
  return code
}

/** Through the official account's sign-in page, as in WeChat's own browser. */
const signInByWeChat = async (visitor: Visitor, name: string): Promise<void> => {
  await visitor.tab('我的')
  await visitor.page.getByRole('button', { name: '登录', exact: true }).click()
  await visitor.page.getByRole('button', { name: '用微信登录' }).click()
  await visitor.page.getByRole('link', { name }).click()
  await visitor.page.waitForURL(`${cloud.url}/**`)
  // The code is exchanged when the page has started; until then it is nobody's page.
  await visitor.page.waitForLoadState('networkidle')
}

test('in WeChat’s browser the official account signs a person in, and nothing of the code stays in the address', async () => {
  const visitor = await arrive(browser, cloud.url, IN_WECHAT)
  await signInByWeChat(visitor, '陈样例')
  await seen(visitor.page, /^陈样例/).waitFor()
  expect(visitor.page.url()).not.toMatch(/code=|state=/)
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('an answer to a question asked before signing in, come late, does not sign the person out again', async () => {
  const visitor = await arrive(browser, cloud.url, IN_WECHAT)
  await visitor.page.route('**/api/membership/whoAmI', async (route) => {
    const early = (await route.request().headerValue('authorization')) === null
    if (early) await new Promise((resolve) => setTimeout(resolve, 3_000))
    await route.continue()
  })
  await signInByWeChat(visitor, '陈样例')
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  await seen(visitor.page, /^陈样例/).waitFor()
  await visitor.close()
})

test('a link with a code that this browser did not ask for signs nobody in', async () => {
  const answer = await fetch(new URL('/fake/issue', cloud.environment['WECHAT_API']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'oauth', value: { openid: 'oa-demo-openid-staff' } }),
  })
  const { code } = (await answer.json()) as { code: string }
  const visitor = await arrive(browser, `${cloud.url}/?code=${code}&state=abc`, IN_WECHAT)
  await visitor.tab('我的')
  await visitor.page.getByRole('button', { name: '登录', exact: true }).waitFor()
  await visitor.close()
})

describe('somebody who has left and comes back', () => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await arriveAs(browser, cloud.url, '吴例子')
  })
  afterAll(() => visitor.close())

  test('consents are given and taken back one by one, with the words that were agreed to', async () => {
    const { page } = visitor
    await visitor.tab('我的')
    await page.getByRole('link', { name: '我同意过的事' }).click()
    const card = page
      .locator('.card')
      .filter({ has: page.getByRole('heading', { name: '身份证号', exact: true }) })
    await card.getByRole('button', { name: '同意', exact: true }).click()
    await card.getByText(/日 同意$/).waitFor()
    await card.getByRole('button', { name: '收回同意' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '不收回' }).click()
    await card.getByRole('button', { name: '收回同意' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '收回同意' }).click()
    await card.getByText(/日 收回$/).waitFor()
  })

  test('everything kept about a person can be taken along as a file', async () => {
    const { page } = visitor
    await visitor.page.goto(`${cloud.url}/#/packages/account/my-data/index`)
    await seen(page, '138****0002').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出我的资料' }).click()
    const file = await (await download).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of file) chunks.push(chunk as Buffer)
    const data = JSON.parse(Buffer.concat(chunks).toString()) as object
    expect(JSON.stringify(data)).toContain('吴例子')
  })

  test('nobody leaves by a slip; who does is signed out and has no groups any more', async () => {
    const { page } = visitor
    await page.getByRole('link', { name: '退出娘家人' }).click()
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await seen(page, '照写这四个字：我要退出').waitFor()
    await fill(page, '请写下“我要退出”', '我要退出')
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await seen(page, /^(早上|上午|下午|晚上|夜里)好$/).waitFor()
    await visitor.tab('群聊')
    await page.getByRole('button', { name: '去登录' }).waitFor()
  })

  test('no request failed on the way', () => {
    expect(visitor.complaints).toEqual([])
  })
})

test('a page that only WeChat can serve says so in a browser', async () => {
  const visitor = await arriveAs(browser, cloud.url, '郑样板')
  await visitor.tab('我的')
  await visitor.page.getByRole('link', { name: '绑定微信群' }).click()
  await seen(visitor.page, '请在微信里绑定').waitFor()
  expect(await visitor.page.getByRole('link', { name: '工作台' }).filter({ visible: true }).count()).toBe(0)
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('a new account proves its phone by a text message and then has its groups', async () => {
  const visitor = await arrive(browser, cloud.url, IN_WECHAT)
  const { page } = visitor
  await signInByWeChat(visitor, '第一次来的人')
  await visitor.tab('我的')
  await page.getByRole('button', { name: '认证会员身份' }).click()
  await fill(page, '手机号', '13900000105')
  await page.getByRole('button', { name: '发验证码' }).click()
  await seen(page, /短信已发出/).waitFor()
  await fill(page, '验证码', await codeFor('13900000105'))
  await page.getByRole('button', { name: '确认认证' }).click()
  await seen(page, '请先看说明，同意后再认证').waitFor()
  await page.getByRole('checkbox').click()
  await page.getByRole('button', { name: '确认认证' }).click()
  await seen(page, '139****0105').waitFor()
  await visitor.tab('群聊')
  await page
    .getByRole('link', { name: /职工群/ })
    .first()
    .waitFor()
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})
