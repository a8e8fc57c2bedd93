import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'

jest.setTimeout(60_000)

/** The worker's side of the hotline in the mini-program as it is uploaded, over the cloud functions as they are deployed. */
let cloud: TestCloud
let functions: Functions
let phone: Phone
const dialled: string[] = []

beforeAll(async () => {
  cloud = await startTestCloud()
  functions = await startFunctions(cloud)
  // Somebody of the demo who has nothing under way at the hotline.
  phone = pickUp(functions, 'groupadmin', {
    makePhoneCall: ({
      phoneNumber,
      success,
    }: {
      phoneNumber: string
      success?: (answer: object) => void
    }) => {
      dialled.push(phoneNumber)
      success?.({ errMsg: 'makePhoneCall:ok' })
    },
  })
}, 120_000)
afterAll(async () => {
  phone.weapp.close()
  functions.stop()
  await cloud.stop()
})

test('one tap on the first page rings the duty lawyer through WeChat', async () => {
  phone.weapp.open('pages/home/index')
  await phone.see('今日值班律师')
  await phone.tap(/^打电话$/)
  await phone.see('正在打给')
  expect(dialled).toHaveLength(1)
})

test('when nobody answers, the next ones are rung, and then there is a time by which somebody rings back', async () => {
  for (let steps = 0; steps < 6 && !phone.shows('答应您的回电'); steps += 1) {
    await phone.tap('没人接')
    await phone.settle()
  }
  await phone.see('前打给您')
  // No number twice, the line's own neither.
  expect(dialled.length).toBeGreaterThan(1)
  expect(new Set(dialled).size).toBe(dialled.length)
})

test('a time is chosen, kept and booked, with six digits for the window', async () => {
  phone.weapp.open('packages/hotline/book/index?way=window')
  await phone.see('上午')
  await phone.tap(/^\d\d:\d\d，余 \d+$/)
  await phone.see('为您留着')
  await Promise.all([phone.tap('约这个时间'), phone.tap('约这个时间')])
  await phone.see('到了给窗口看')
  expect(phone.weapp.page().route).toBe('packages/hotline/booking/index')
  phone.weapp.open('packages/hotline/mine/index')
  await phone.see('约好的时间')
})

test('what was said in a chat stands there once', async () => {
  phone.weapp.open('packages/hotline/chat/index')
  await phone.see('把您的事写下来')
  await phone.fill('写给律师', '停工两个月没有发工资')
  await phone.tap('发送')
  await phone.see('只有您和接手的律师看得到')
  await phone.fill('写给律师', '在示例机械上班')
  await Promise.all([phone.tap('发送'), phone.tap('发送')])
  await phone.see('在示例机械上班')
  const { root } = phone.weapp.page().data
  expect(JSON.stringify(root).split('在示例机械上班').length - 1).toBe(1)
})

test('every page was drawn within what WeChat’s view layer takes', () => {
  const screens = [...phone.screens]
  expect(screens.map(([route]) => route)).toContain('packages/hotline/now/index')
  const tooMuch = screens.filter(
    ([, { setDataBytes, nodes, depth }]) => setDataBytes > 64 * 1024 || nodes > 600 || depth > 25,
  )
  expect(tooMuch).toEqual([])
  expect(phone.weapp.complaints).toEqual([])
})
