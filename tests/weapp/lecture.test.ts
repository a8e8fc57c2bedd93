import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'

jest.setTimeout(90_000)

/** A lecture in the mini-program as it is uploaded, over the cloud functions as they are deployed: the demo's, which is on. */
const TITLE = '停工停产期间，工资怎么发'
const SAID = '派遣来的工友'
const WORDS = '有工友问到社保，社保在停工期间照交。'
const QUESTION = '停工期间可以请事假吗？'
const ANSWER = '可以请，但请的那几天按事假算。'
let cloud: TestCloud
let functions: Functions
let worker: Phone
let lecturer: Phone

beforeAll(async () => {
  cloud = await startTestCloud()
  functions = await startFunctions(cloud)
  worker = pickUp(functions, 'worker')
  lecturer = pickUp(functions, 'lawyer2')
}, 120_000)
afterAll(async () => {
  worker.weapp.close()
  lecturer.weapp.close()
  functions.stop()
  await cloud.stop()
})

test('the first page shows the lecture that is on, and one tap leads into its room', async () => {
  worker.weapp.open('pages/home/index')
  await worker.see('正在开讲')
  await worker.tap('进去听')
  await worker.see(TITLE)
  expect(worker.weapp.page().route).toBe('packages/lecture/room/index')
})

test('a late-comer chooses the beginning and finds every piece in order', async () => {
  await worker.tap('从头听')
  await worker.see('第 3 段')
  const heard = ['今天说三件事', '停工以后，工资这样算', '超过一个月以后']
  const text = JSON.stringify(worker.weapp.page().data)
  const places = heard.map((words) => text.indexOf(words))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
})

test('the lecturer’s phone opens the console from the desk, and two taps send one piece', async () => {
  lecturer.weapp.open('pages/me/index')
  await lecturer.see('刘范例')
  await lecturer.tap('工作台')
  await lecturer.tap('讲座')
  await lecturer.tap(new RegExp(`^${TITLE}(?!（)`))
  await lecturer.tap('去讲课台')
  await lecturer.see('下一段')
  await Promise.all([lecturer.tap('发第 4 段'), lecturer.tap('发第 4 段')])
  await lecturer.see('正在讲第 4 段')
  expect(lecturer.shows('正在讲第 5 段')).toBe(false)
  await worker.see(SAID)
})

test('words that were not prepared go into the room too', async () => {
  await lecturer.tap('写几句')
  await lecturer.fill('想说的话', WORDS)
  await lecturer.tap('发出去')
  await lecturer.see('正在讲第 5 段')
  await worker.see(WORDS)
})

test('a listener says with one tap that it was clear, and the console counts it', async () => {
  await worker.tap(/^听懂了$/)
  await lecturer.see('第 5 段：1 人听懂了，0 人鼓掌')
})

test('a question asked in the open reaches the queue of the console, and its answer reaches the room', async () => {
  await worker.tap('提问：')
  await worker.see('只有律师看得到')
  await worker.tap('对单位隐藏')
  await worker.fill('您的问题', QUESTION)
  await worker.tap(/^提问$/)
  await worker.see('您的提问')
  await lecturer.tap(/^最新/)
  await lecturer.see(QUESTION)
  await lecturer.tap(`回答：${QUESTION}`)
  await lecturer.fill('您的答复', ANSWER)
  await lecturer.tap('发出答复')
  await lecturer.see('答复发出去了')
  await worker.see(ANSWER)
  await worker.see('执业证号')
})

test('a hidden question shows no name and no enterprise at the console', async () => {
  await lecturer.tap(/^对单位隐藏/)
  await lecturer.see('自愿放弃停工工资')
  expect(lecturer.shows('陈样例')).toBe(false)
  expect(lecturer.shows('示例机械')).toBe(false)
})

test('what is over is read in its minutes', async () => {
  const reader = pickUp(functions, 'worker')
  reader.weapp.open('packages/lecture/list/index')
  await reader.tap('（上一场）')
  await reader.tap('看讲座纪要')
  await reader.see('讲了什么')
  await reader.see('答过的问题')
  expect(reader.weapp.page().route).toBe('packages/lecture/minutes/index')
  expect(reader.weapp.complaints).toEqual([])
  reader.weapp.close()
})

test('every page was drawn within what WeChat’s view layer takes', () => {
  const tooMuch = [...worker.screens, ...lecturer.screens].filter(
    ([route, { setDataBytes, nodes, depth }]) =>
      route.startsWith('packages/lecture/') && (setDataBytes > 64 * 1024 || nodes > 600 || depth > 25),
  )
  expect(tooMuch).toEqual([])
  expect([...worker.weapp.complaints, ...lecturer.weapp.complaints]).toEqual([])
})
