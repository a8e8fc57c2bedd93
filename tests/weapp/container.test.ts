import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, type Phone } from './phone'

jest.setTimeout(60_000)

/** The mini-program as it is built for a container: wx.request to door 2, signed in by the code of wx.login. */
let cloud: TestCloud
const phones: Phone[] = []

const pick = (account: string): Phone => {
  const phone = pickUp(cloud, account)
  phones.push(phone)
  return phone
}

beforeAll(async () => {
  cloud = await startTestCloud()
}, 120_000)
afterAll(async () => {
  for (const { weapp } of phones) weapp.close()
  await cloud.stop()
})

test('WeChat’s code signs a worker in once, however many things are asked at the start', async () => {
  const worker = pick('worker')
  worker.weapp.open('pages/home/index')
  await worker.see('陈样例')
  expect(worker.weapp.calls.filter(([name]) => name === 'login')).toHaveLength(1)
  expect(worker.weapp.complaints).toEqual([])
})

test('a group’s page and its feed come by plain reads', async () => {
  const worker = pick('worker')
  worker.weapp.open('pages/home/index')
  await worker.settle()
  await worker.tab('pages/groups/index')
  await worker.tap(/^示例机械职工群/)
  await worker.weapp.until(() => worker.weapp.page().route === 'pages/group/index')
  await worker.settle()
  const asked = worker.weapp.calls
    .filter(([name]) => name === 'request')
    .map(([, wish]) => wish as { url: string })
  expect(asked.some(({ url }) => /\/api\/feeds\/.+\/head$/.test(url))).toBe(true)
})

test('a change goes through with its key and is there at the next visit', async () => {
  const first = pick('worker2')
  first.weapp.open('packages/account/consents/index')
  await first.settle()
  await first.tap(/^同意$/)
  await first.see('日 同意')
  const again = pick('worker2')
  again.weapp.open('packages/account/consents/index')
  await again.see('日 同意')
  expect([...first.weapp.complaints, ...again.weapp.complaints]).toEqual([])
})

test('somebody whom nobody knows here is a visitor with the way to prove their number', async () => {
  const newcomer = pick('newcomer')
  newcomer.weapp.open('pages/home/index')
  await newcomer.see('认证会员身份')
})
