import { MongoClient } from 'mongodb'
import type { Page } from 'playwright-core'
import { rooms } from '../../src/engines/lecture/store/rooms'
import { openStage, type Stage } from './stage'
import { COMPUTER, fill, seen, type Visitor } from './visitor'

jest.setTimeout(180_000)

/** A whole lecture by what people see and tap: planned, held past its time, asked openly and in private, ended, in its minutes. */
const TITLE = '加班费到底怎么算'
const HIDDEN = '老板让我们自愿放弃加班费，签不签？'
const OPEN = '周末加班是两倍还是一倍半？'
const SAID_OFFLINE = '断网的时候我也在讲，这一句不会丢。'
const PRIVATE = '不要签。签了也不作数，先把通知拍下来。'
const PUBLIC = '休息日加班又没有补休的，是两倍。'

const PEOPLE = {
  staff: ['林样本', COMPUTER],
  lawyer2: ['刘范例', {}],
  worker: ['陈样例', {}],
  worker2: ['吴例子', {}],
  counsellor: ['周举例', {}],
} as const
type Name = keyof typeof PEOPLE
const LISTENERS: readonly Name[] = ['worker', 'worker2', 'counsellor']

let stage: Stage<Name>
let lectureId = ''
const as = (name: Name): Visitor => stage.as(name)

beforeAll(async () => {
  stage = await openStage(PEOPLE)
}, 300_000)
afterAll(() => stage.close())

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${stage.cloud.url}/#/packages/lecture/${path}`)
  await page.reload()
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).last()
/** A piece in the room; the head of the page says 第 4 段，共 8 段. */
const piece = (n: number): RegExp => new RegExp(`^第 ${n} 段(?!，)`)
/** In which order words stand on the page, each as often as it is there. */
const order = async (page: Page, ...words: string[]): Promise<string[]> => {
  const text = await page.locator('.chat').filter({ visible: true }).last().innerText()
  return words
    .flatMap((word) =>
      text
        .split(word)
        .slice(1)
        .map((_, n) => ({ word, at: placeOf(text, word, n) })),
    )
    .sort((one, other) => one.at - other.at)
    .map(({ word }) => word)
}
const placeOf = (text: string, word: string, n: number): number => {
  let at = -1
  for (let count = 0; count <= n; count += 1) at = text.indexOf(word, at + 1)
  return at
}
/** Day and hour in Shanghai, `minutes` from now. */
const shanghai = (minutes: number): { day: string; time: string } => {
  const at = new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString()
  return { day: at.slice(0, 10), time: at.slice(11, 16) }
}
/** Lets time pass: the lecture began so many minutes earlier. */
const pass = async (minutes: number): Promise<void> => {
  const client = await new MongoClient(stage.cloud.environment['MONGODB_URI'] ?? '').connect()
  try {
    const stored = rooms.of(client.db(stage.cloud.environment['MONGODB_NAME']))
    const { startedAt } = (await stored.findOne({ _id: lectureId })) ?? {}
    if (!startedAt) throw new Error('the lecture has not begun')
    await stored.updateOne(
      { _id: lectureId },
      { $set: { startedAt: new Date(startedAt.getTime() - minutes * 60_000) } },
    )
  } finally {
    await client.close()
  }
}

test('staff plan a lecture: subject, handbook, lecturer, those who help, when, and for whom', async () => {
  const { page } = as('staff')
  await go(page, 'desk/index')
  await button(page, '排一场讲座').click()
  await fill(page, '题目', TITLE)
  await button(page, '选一份指引').click()
  await page.getByRole('link', { name: /加班/ }).first().click()
  await button(page, '选律师').click()
  await page.getByRole('radio', { name: /刘范例/ }).click()
  await button(page, '选人').click()
  await page.getByRole('checkbox', { name: /林样本/ }).click()
  await button(page, '选好了，共 1 人').click()
  // The demo's own lecture holds its lecturer for a while: said before anything is saved.
  const taken = shanghai(5)
  await page.getByRole('textbox', { name: /^哪一天/ }).fill(taken.day)
  await page.getByRole('textbox', { name: /^几点/ }).fill(taken.time)
  await seen(page, /刘范例律师 .+ 已经有一场/).waitFor()
  // A console opens an hour before the planned start.
  const { day, time } = shanghai(45)
  await page.getByRole('textbox', { name: /^哪一天/ }).fill(day)
  await page.getByRole('textbox', { name: /^几点/ }).fill(time)
  await fill(page, '计划讲多少分钟', '5')
  await seen(page, /已经有一场/).waitFor({ state: 'detached' })
  await button(page, '选工会').click()
  await page.getByRole('checkbox', { name: '海湾区总工会' }).click()
  await button(page, '选好了，共 1 家').click()
  await seen(page, /人次能看到/).waitFor()
  await button(page, '排好').click()
  await page.getByRole('heading', { name: TITLE }).filter({ visible: true }).waitFor()
  lectureId = /id=([^&]+)/.exec(page.url())?.[1] ?? ''
  expect(lectureId).not.toBe('')
})

test('the lecturer finds it with its script taken from the handbook, and begins', async () => {
  const { page } = as('lawyer2')
  await go(page, `desk/index?id=${lectureId}`)
  await button(page, '去讲课台').click()
  await button(page, '开讲').click()
  await button(page, /^发第 1 段$/).waitFor()
})

test('a nervous finger sends one piece, not two', async () => {
  const { page } = as('lawyer2')
  await button(page, /^发第 1 段$/).dblclick()
  await seen(page, '正在讲第 1 段').waitFor()
})

test('listeners of three groups enter from their first page and hear it', async () => {
  for (const name of LISTENERS) {
    const visitor = as(name)
    await visitor.page.goto(`${stage.cloud.url}/#/packages/lecture/list/index`)
    await visitor.page.reload()
    await visitor.page.getByRole('link', { name: new RegExp(TITLE) }).click()
    await seen(visitor.page, piece(1)).waitFor()
  }
})

test('listeners say with one tap that they follow, and the lecturer sees how many', async () => {
  for (const name of ['worker', 'worker2'] as const) {
    await button(as(name).page, '听懂了').click()
    await seen(as(name).page, '律师看得到有多少人').waitFor()
  }
  await seen(as('lawyer2').page, '第 1 段：2 人听懂了，0 人鼓掌').waitFor()
})

test('a worker asks hidden from the employer without having to choose it, another asks openly', async () => {
  const { page } = as('worker')
  await button(page, /^提问：/).click()
  expect(await page.getByRole('switch', { name: '对单位隐藏' }).getAttribute('aria-checked')).toBe('true')
  await fill(page, '您的问题', HIDDEN)
  await button(page, '提问').dblclick()
  await seen(page, /^您的提问/).waitFor()

  const other = as('worker2').page
  await button(other, /^提问：/).click()
  await other.getByRole('switch', { name: '对单位隐藏' }).click()
  await fill(other, '您的问题', OPEN)
  await button(other, '提问').click()
  await seen(other, '您的提问排第 1').waitFor()
})

test('somebody of another group joins the open question, and never sees the hidden one', async () => {
  const { page } = as('counsellor')
  await button(page, /^大家在问/).click()
  await button(page, `我也想问：${OPEN}`).click()
  await button(page, `不跟着问了：${OPEN}`).waitFor()
  expect(await page.getByText(HIDDEN).count()).toBe(0)
  await button(page, '关闭').click()
})

test('without a network nothing that is said is lost: it goes out later, once and in order', async () => {
  const lecturer = as('lawyer2')
  const { page } = lecturer
  await lecturer.context.setOffline(true)
  await button(page, /^发第 2 段$/).click()
  await button(page, '写几句').click()
  await fill(page, '想说的话', SAID_OFFLINE)
  await button(page, '发出去').click()
  await seen(page, /段还没发出去/).waitFor()
  await page.getByRole('heading', { name: '问题', exact: true }).waitFor()
  await lecturer.context.setOffline(false)
  await seen(page, '正在讲第 3 段').waitFor()
})

test('a listener who was without a network goes on where it stopped: nothing twice, nothing missing', async () => {
  const worker = as('worker')
  const { page } = worker
  await worker.context.setOffline(true)
  await button(as('lawyer2').page, /^发第 4 段$/).click()
  await seen(as('worker2').page, piece(4)).waitFor()
  await worker.context.setOffline(false)
  await seen(page, piece(4)).waitFor()
  const heard = ['第 1 段', '第 2 段', SAID_OFFLINE, '第 4 段']
  expect(await order(page, ...heard)).toEqual(heard)
  await page.reload()
  await seen(page, piece(4)).waitFor()
  expect(await order(page, ...heard)).toEqual(heard)
})

test('the lecturer sees the hidden question without a name, a helper who is no lawyer sees nothing of it', async () => {
  const { page } = as('lawyer2')
  await page.getByRole('tab', { name: /^对单位隐藏/ }).click()
  await seen(page, HIDDEN).waitFor()
  expect(
    await page
      .getByText(/陈样例|示例机械/)
      .filter({ visible: true })
      .count(),
  ).toBe(0)
  const helper = as('staff').page
  await go(helper, `console/index?lectureId=${lectureId}`)
  await seen(helper, OPEN).waitFor()
  expect(await helper.getByText(HIDDEN).count()).toBe(0)
  expect(await helper.getByRole('tab', { name: /^对单位隐藏/ }).count()).toBe(0)
})

test('past its time the lecture goes on: more minutes by a tap, then no new questions', async () => {
  await pass(12)
  const { page } = as('lawyer2')
  await seen(page, /^超了 \d+ 分钟$/).waitFor()
  await button(page, '时间').click()
  await button(page, '加 10 分钟').click()
  await seen(page, /^还剩 \d+ 分钟|计划 15:00/).waitFor()
  await button(page, /^时间/).click()
  await button(page, '不再收新问题').click()
  await seen(page, '不再收新问题，答完为止').waitFor()
  await seen(as('counsellor').page, /不再收新问题，正在答最后几个/).waitFor()
})

test('an answer typed without a network is still there, is sent once, and reaches everybody with its lawyer’s licence', async () => {
  const lecturer = as('lawyer2')
  const { page } = lecturer
  await page.getByRole('tab', { name: '问得最多' }).click()
  await button(page, `回答：${OPEN}`).click()
  await fill(page, '您的答复', PUBLIC)
  await lecturer.context.setOffline(true)
  await button(page, '发出答复').click()
  await seen(page, /内容替您存着/).waitFor()
  await lecturer.context.setOffline(false)
  await button(page, '发出答复').dblclick()
  await seen(page, '答复发出去了').waitFor()
  const listener = as('counsellor').page
  await seen(listener, PUBLIC).waitFor()
  await seen(listener, /^执业证号 \d{17}/).waitFor()
  expect(await listener.getByText(PUBLIC).count()).toBe(1)
})

test('the hidden question is answered to its asker alone', async () => {
  const { page } = as('lawyer2')
  await page.getByRole('tab', { name: /^对单位隐藏/ }).click()
  await button(page, `回答：${HIDDEN}`).click()
  await fill(page, '您的答复', PRIVATE)
  await button(page, '发出答复').click()
  await seen(page, '没有对单位隐藏的提问').waitFor()
  const asker = as('worker').page
  await asker.reload()
  await button(asker, '看看').click()
  await seen(asker, PRIVATE).waitFor()
  for (const name of ['worker2', 'counsellor'] as const) {
    await as(name).page.reload()
    await seen(as(name).page, PUBLIC).waitFor()
    expect(await as(name).page.getByText(PRIVATE).count()).toBe(0)
  }
})

test('when the lecturer’s phone dies the helper takes over and ends it', async () => {
  await as('lawyer2').context.setOffline(true)
  const { page } = as('staff')
  await button(page, '接过来讲').click()
  await seen(page, '写几句').waitFor()
  await page.getByRole('button', { name: /^时间/ }).last().click()
  await button(page, '结束').click()
  await button(page, '确定结束').click()
  await button(page, '看纪要').click()
  await page.getByRole('heading', { name: TITLE }).filter({ visible: true }).waitFor()
})

test('the minutes hold what was said and answered, and nothing of the hidden question', async () => {
  const { page } = as('staff')
  await seen(page, SAID_OFFLINE).waitFor()
  const text = await page.locator('.page').filter({ visible: true }).last().innerText()
  expect(text).toContain(PUBLIC)
  expect(text).toContain('各群情况')
  for (const secret of [HIDDEN, PRIVATE, '陈样例']) expect(text).not.toContain(secret)
})

test('a card that was passed on shows the room to a stranger who cannot ask', async () => {
  const token = await stage.cloud.signIn('worker')
  const { body } = await stage.cloud.post(token, 'lecture.openRoom', { lectureId })
  const { share } = body as { share: string }
  const context = await stage.browser.newContext({ viewport: { width: 375, height: 812 } })
  const page = await context.newPage()
  await page.goto(
    `${stage.cloud.url}/#/packages/lecture/room/index?lectureId=${lectureId}&share=${encodeURIComponent(share)}`,
  )
  await seen(page, SAID_OFFLINE).waitFor()
  expect(await page.getByRole('button', { name: /^提问：/ }).count()).toBe(0)
  await context.close()
})

test('nothing went wrong behind anybody’s back', () => {
  expect(stage.complaints()).toEqual([])
})
