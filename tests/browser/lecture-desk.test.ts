import type { Page } from 'playwright-core'
import { openStage, type Stage } from './stage'
import { COMPUTER, fill, seen } from './visitor'

jest.setTimeout(180_000)

/** What hosts do beside speaking, in the demo's own lectures: merging, answering as a co-host, the script, licences. */
const PEOPLE = {
  staff: ['林样本', COMPUTER],
  lawyer2: ['刘范例', COMPUTER],
  worker: ['陈样例', {}],
} as const
type Name = keyof typeof PEOPLE
const LIKE = '我是派遣工，停工期间的工资应该找谁要？'
const BEST = '派遣工停工，工资找谁要？'
const PLAIN = '停工时去别家打零工可以吗？'

/** One grey point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

let stage: Stage<Name>
const ids: Record<string, string> = {}
beforeAll(async () => {
  stage = await openStage(PEOPLE)
  const token = await stage.cloud.signIn('staff')
  const { body } = await stage.cloud.post(token, 'lecture.listLectures', {})
  for (const { lectureId, state } of (body as { items: { lectureId: string; state: string }[] }).items)
    ids[state] = lectureId
}, 300_000)
afterAll(() => stage.close())

const pageOf = (name: Name): Page => stage.as(name).page
const go = async (name: Name, path: string): Promise<Page> => {
  const page = pageOf(name)
  await page.goto(`${stage.cloud.url}/#/packages/lecture/${path}`)
  await page.reload()
  return page
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).last()

test('a co-host makes one question of two that are alike, and takes it out again', async () => {
  const page = await go('staff', `console/index?lectureId=${ids['live'] ?? ''}`)
  await page.getByRole('link', { name: '合并同类' }).filter({ visible: true }).first().click()
  await page.getByRole('checkbox', { name: LIKE }).filter({ visible: true }).waitFor()
  await button(page, /^把选中的 \d 条并进来$/).waitFor()
  await page
    .getByRole('button', { name: /^把选中的 \d 条并进来$/ })
    .filter({ visible: true })
    .first()
    .click()
  await seen(page, /合并好了，共 \d+ 人问/).waitFor()
  await button(page, '关闭').click()
  await page.getByRole('tab', { name: '并过的' }).click()
  await seen(page, `并到了：${BEST}`).waitFor()
  await button(page, `处理这个问题：${LIKE}`).click()
  await button(page, '拆出来，单独排队').click()
  await seen(page, '拆出来了，又在队里').waitFor()
  await page.getByRole('tab', { name: '问得最多' }).click()
  await seen(page, LIKE).waitFor()
})

test('the answer of a co-host who is no lawyer says so, to the co-host before and to the audience after', async () => {
  const listener = await go('worker', `room/index?lectureId=${ids['live'] ?? ''}`)
  await button(listener, '从头听').click()
  const page = pageOf('staff')
  await button(page, `回答：${PLAIN}`).click()
  await seen(page, /不是律师意见/).waitFor()
  await fill(page, '您的答复', '问一下厂里的规定，拿不准打热线。')
  await button(page, '发出答复').click()
  await seen(page, '答复发出去了').waitFor()
  await seen(listener, '问一下厂里的规定，拿不准打热线。').waitFor()
  await seen(listener, /工会干部答复，不是律师意见/).waitFor()
})

test('a picture goes into the room with its words; what only calls itself one is not sent, and what was typed stays', async () => {
  const page = await go('lawyer2', `console/index?lectureId=${ids['live'] ?? ''}`)
  await button(page, '写几句').click()
  await fill(page, '想说的话', '看这张表。')
  const choose = async (bytes: Buffer): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '配一张图').click()])
    await chooser.setFiles({ name: '表.png', mimeType: 'image/png', buffer: bytes })
    await page.getByRole('textbox', { name: /^图里是什么/ }).fill('两种情况的对照表')
    await button(page, '发出去').click()
  }
  await choose(Buffer.from('<svg onload=alert(1)>'))
  await seen(page, /不是 JPEG、PNG 或 WebP 图片/).waitFor()
  await button(page, '改一改').click()
  await choose(PNG)
  await pageOf('worker')
    .locator('img[alt*="对照表"], [aria-label*="对照表"]')
    .first()
    .waitFor({ state: 'attached' })
  await seen(pageOf('worker'), '看这张表。').waitFor()
})

test('two who write one script: whoever comes second is asked whose words to keep, and loses none', async () => {
  const path = `script/index?id=${ids['planned'] ?? ''}`
  const [mine, theirs] = [await go('lawyer2', path), await go('staff', path)]
  const first = (page: Page) =>
    page
      .getByRole('textbox', { name: /^小标题/ })
      .filter({ visible: true })
      .first()
  await first(theirs).fill('工会改的题')
  await first(mine).fill('律师改的题')
  await button(theirs, '存好').click()
  await seen(theirs, '已经存好').waitFor()
  await button(mine, '存好').click()
  await seen(mine, '别人刚改过讲稿。').waitFor()
  expect(await first(mine).inputValue()).toBe('律师改的题')
  await button(mine, '用我写的').click()
  await button(mine, '存好').click()
  await seen(mine, '已经存好').waitFor()
  await theirs.reload()
  await first(theirs).waitFor()
  expect(await first(theirs).inputValue()).toBe('律师改的题')
})

test('whoever looks after a group without a robot passes on what is new, in one message, and only once', async () => {
  const page = await go('staff', `room/index?lectureId=${ids['live'] ?? ''}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await button(page, '转到微信群').click()
  await seen(page, /^新的 \d+ 条$/).waitFor()
  await seen(page, /【法律讲堂】停工停产期间，工资怎么发/).waitFor()
  await button(page, '复制要发的话').click()
  await seen(page, /复制好了/).waitFor()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(copied).toMatch(/^【法律讲堂】停工停产期间，工资怎么发\n[^]+\/packages\/lecture\/room\/index\?/)
  expect(copied).toContain(`lectureId=${ids['live'] ?? ''}`)
  await seen(page, '上次转过以后，还没有新的').waitFor()
  await button(page, '关闭').click()
})

test('what a lecture left open is given to a lawyer with a day, and answered from the list', async () => {
  const page = await go('staff', 'questions/index')
  await page
    .getByRole('button', { name: /^分给谁答：/ })
    .filter({ visible: true })
    .first()
    .click()
  await button(page, '选律师').click()
  await page.getByRole('dialog').last().getByText('刘范例').first().click()
  await button(page, '分好').click()
  await seen(page, '分好了').waitFor()
  // Staff look at what this one lawyer owes, then at all again.
  await button(page, '选一位').click()
  await page.getByRole('dialog').last().getByText('刘范例').first().click()
  await button(page, '去掉刘范例').waitFor()
  await page
    .getByRole('button', { name: /^分给谁答：/ })
    .filter({ visible: true })
    .first()
    .waitFor()
  await button(page, '去掉刘范例').click()
  const lawyer = await go('lawyer2', 'questions/index')
  const answers = lawyer.getByRole('button', { name: /^回答：/ }).filter({ visible: true })
  await answers.first().waitFor()
  const before = await answers.count()
  await answers.first().click()
  await fill(lawyer, '您的答复', '晚到的答复：可以，先和单位商量。')
  await button(lawyer, '发出答复').click()
  await seen(lawyer, '答复发出去了').waitFor()
  await lawyer.waitForFunction(
    (count) =>
      [...document.querySelectorAll('[aria-label^="回答："]')].filter(
        (element) => element.getClientRects().length > 0,
      ).length < count,
    before,
  )
})

test('staff confirm a licence number that a lawyer stated', async () => {
  const page = await go('staff', 'card/index')
  await button(page, /^核对无误：王示范/).click()
  await seen(page, '记下了').waitFor()
  await page.getByRole('button', { name: /^核对无误：王示范/ }).waitFor({ state: 'detached' })
})

test('nothing went wrong behind anybody’s back', () => {
  expect(stage.complaints()).toEqual([])
})
