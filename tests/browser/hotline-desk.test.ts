import { readFileSync } from 'node:fs'
import { MongoClient, type Db } from 'mongodb'
import { bookings } from '../../src/engines/hotline/store/bookings'
import { chats } from '../../src/engines/hotline/store/chats'
import { outboxMessages } from '../../src/kernel/outbox'
import { openStage, type Stage } from './stage'
import { COMPUTER, fill, seen } from './visitor'

jest.setTimeout(180_000)

/** What staff and the window see to: somebody comes, somebody did not come, a promise is late, a case has nobody, a portrait. */
const PEOPLE = {
  worker: ['陈样例', {}],
  staff: ['林样本', COMPUTER],
} as const
type Name = keyof typeof PEOPLE

let stage: Stage<Name>
let client: MongoClient
let db: Db
const page = (name: Name) => stage.as(name).page
const open = async (name: Name, path: string): Promise<void> => {
  await page(name).goto(`${stage.cloud.url}/#/packages/${path}`)
  await page(name).reload()
}
const tap = (name: Name, button: string | RegExp) =>
  page(name).getByRole('button', { name: button }).filter({ visible: true }).last().click()
const ask = async <T>(account: string, name: string, input: unknown = {}): Promise<T> => {
  const { status, body } = await stage.cloud.post(await stage.cloud.signIn(account), `hotline.${name}`, input)
  if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`)
  return body as T
}

beforeAll(async () => {
  stage = await openStage(PEOPLE)
  client = await new MongoClient(stage.cloud.environment['MONGODB_URI'] ?? '').connect()
  db = client.db(stage.cloud.environment['MONGODB_NAME'])
}, 300_000)
afterAll(async () => {
  await client.close()
  await stage.close()
})

describe('at the window', () => {
  let bookingId = ''
  /** The talk is on now, or is over: whatever hour it is when the tests run. */
  const talkBegins = async (minutesAgo: number, more: object = {}) => {
    const startsAt = new Date(Date.now() - minutesAgo * 60_000)
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000)
    await bookings.of(db).updateOne({ _id: bookingId }, { $set: { startsAt, endsAt, ...more } })
  }

  test('the six digits on the phone are said at the desk, and both sides see that the person is there', async () => {
    const { items } = await ask<{ items: { bookingId: string }[] }>('worker', 'listMyBookings')
    bookingId = items[0]?.bookingId ?? ''
    await talkBegins(0)
    await open('worker', `hotline/booking/index?bookingId=${bookingId}`)
    const digits = await page('worker').locator('.hl-digits').filter({ visible: true }).innerText()
    expect(digits).toMatch(/^\d{6}$/)
    await open('staff', 'hotline-desk/watch/index')
    await fill(page('staff'), '签到码', digits)
    await tap('staff', '签到')
    await seen(page('staff'), /^陈\*例 到了：/).waitFor()
    await page('worker').reload()
    await seen(page('worker'), '已签到').waitFor()
  })

  test('somebody who is said to have missed it says why, and staff decide that it does not count', async () => {
    await talkBegins(60, { state: 'missed' })
    await page('worker').reload()
    await fill(page('worker'), '为什么没来', '公交车坏在路上')
    await tap('worker', '交上去')
    await seen(page('worker'), '原因已交，等工会看').waitFor()
    await open('staff', 'hotline-desk/watch/index')
    await tap('staff', '不算缺席：公交车坏在路上')
    await seen(page('staff'), '没有要看的').waitFor()
    await page('worker').reload()
    await seen(page('worker'), '工会看过，不算缺席').waitFor()
  })
})

describe('what staff must see to', () => {
  test('an answer that is late is raised; staff give the matter to somebody else and read nothing of it', async () => {
    const SECRET = '单位让我签空白合同'
    const { chat } = await ask<{ chat: { caseId: string } }>('worker', 'openChat', {
      ...{ serviceId: 'svc_law', text: SECRET },
    })
    const { caseId } = chat
    const late = new Date(Date.now() - 60_000)
    await chats.of(db).updateOne({ _id: caseId }, { $set: { answerBy: late } })
    await outboxMessages
      .of(db)
      .updateMany(
        { topic: 'hotline.chat-due', 'payload.caseId': caseId },
        { $set: { dueAt: late, 'payload.answerBy': late } },
      )
    await open('staff', 'hotline-desk/watch/index')
    const raised = page('staff').getByText('答复晚了').filter({ visible: true }).first()
    for (let tries = 0; tries < 20 && (await raised.count()) === 0; tries += 1) {
      await page('staff').waitForTimeout(500)
      await page('staff').reload()
      await seen(page('staff'), '要您出面的').waitFor()
      await page('staff').waitForTimeout(500)
    }
    await raised.waitFor()
    const before = await ask<{ case: { adviser?: { name: string } } }>('worker', 'readCase', { caseId })
    const next = before.case.adviser?.name === '王示范' ? '刘范例' : '王示范'
    await tap('staff', /^交给一位同事：法律咨询：答应/)
    await page('staff')
      .getByRole('radio', { name: `${next}律师` })
      .click()
    await tap('staff', `派给${next}律师`)
    await seen(page('staff'), '派好了，两边都已告诉').waitFor()
    expect(await page('staff').getByText(SECRET).count()).toBe(0)
    await open('worker', `hotline/chat/index?caseId=${caseId}`)
    await seen(page('worker'), `改由${next}律师接着办`).waitFor()
    await open('staff', 'hotline-desk/watch/index')
    await tap('staff', /^处理好了：法律咨询：答应/)
    await fill(page('staff'), '怎么处理的', '已请同事接着办')
    await tap('staff', '记下')
    await seen(page('staff'), '答复晚了').waitFor({ state: 'hidden' })
  })

  test('a case that nobody has is found by that, and given to somebody', async () => {
    await page('staff').getByRole('tab', { name: '没人接手的' }).click()
    const give = page('staff')
      .getByRole('button', { name: /^交给一位同事：法律咨询，/ })
      .filter({ visible: true })
    await give.first().waitFor()
    const count = await give.count()
    await give.first().click()
    await page('staff').getByRole('radio', { name: '王示范律师' }).click()
    await tap('staff', '派给王示范律师')
    await page('staff').waitForFunction(
      (left) => document.querySelectorAll('[aria-label^="交给一位同事：法律咨询，"]').length === left,
      count - 1,
    )
  })
})

describe('what is asked before it counts', () => {
  const dayAfter = (days: number): string =>
    new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

  test('a matter that is given on takes its booked time along, after staff have seen that and chosen', async () => {
    const day = dayAfter(5)
    const wish = { serviceId: 'svc_law', way: 'phone', adviserId: 'adv_lawyer' }
    const { slots } = await ask<{ slots: { slotId?: string; startsAt: string }[] }>('worker', 'listSlots', {
      ...{ wish, day },
    })
    // In the afternoon both of them are at the telephone.
    const slotId = slots.filter((slot) => slot.slotId !== undefined).at(-1)?.slotId
    const { booking } = await ask<{ booking: { bookingId: string } }>('worker', 'holdSlot', { slotId })
    const { bookingId } = booking
    await ask('worker', 'confirmBooking', { bookingId, about: '想问清楚年休假' })
    await open('staff', 'hotline-desk/watch/index')
    const give = page('staff').getByRole('button', { name: /^交给一位同事：法律咨询，/ })
    await give.filter({ visible: true }).first().click()
    await page('staff').getByRole('radio', { name: '刘范例律师' }).click()
    await tap('staff', '派给刘范例律师')
    await seen(page('staff'), '这件事约好了 1 次见面').waitFor()
    await seen(page('staff'), /电话：改由刘范例接待/).waitFor()
    await tap('staff', '还是原来的人接待')
    await seen(page('staff'), /电话：还是王示范接待/).waitFor()
    await tap('staff', '接手的人接待')
    await tap('staff', '派给刘范例律师')
    await seen(page('staff'), '派好了，两边都已告诉').waitFor()
    await open('worker', `hotline/booking/index?bookingId=${bookingId}`)
    await seen(page('worker'), '改由刘范例律师接待').waitFor()
  })

  test('a number that has a matter open is not noted a second time unless that is said', async () => {
    await open('staff', 'hotline-desk/watch/index')
    await tap('staff', '记一个打进来的电话')
    await fill(page('staff'), '来电号码', '13900000099')
    await tap('staff', '记下，发短信给本人')
    await seen(page('staff'), '这个号码有 1 件事还在办。').waitFor()
    await tap('staff', /^记进这一件：/)
    await seen(page('staff'), /^记进 139\*\*\*\*0099 原来的那件事了。已答应.+前回电。$/).waitFor()
    await tap('staff', '关闭')
  })

  test('a day off is shown with whom it touches, then it counts, and it is taken back the same way', async () => {
    const day = dayAfter(20)
    await open('staff', 'hotline-desk/shifts/index')
    await page('staff').getByRole('tab', { name: '节假日' }).filter({ visible: true }).click()
    await fill(page('staff'), '哪一天', day)
    await tap('staff', '先看影响')
    await seen(page('staff'), '不影响已约的人').waitFor()
    await tap('staff', '改过来')
    await tap('staff', `恢复原样：${day}`)
    await seen(page('staff'), '不影响已约的人').waitFor()
    await tap('staff', '恢复原样')
    await page('staff')
      .getByRole('button', { name: `恢复原样：${day}` })
      .waitFor({ state: 'detached' })
  })
})

describe('the face of the desk', () => {
  /** By the page's own canvas: a picture of one colour, and how much of that colour is in another picture. */
  const greenSquare = (): Promise<string> =>
    page('staff').evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 200
      const pen = canvas.getContext('2d')
      if (pen) pen.fillStyle = '#12ab34'
      pen?.fillRect(0, 0, 200, 200)
      return canvas.toDataURL('image/png')
    })
  const greenIn = (picture: string): Promise<number> =>
    page('worker').evaluate(async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0)
      const data = pen?.getImageData(0, 0, image.width, image.height).data ?? []
      let found = 0
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === 0x12 && data[at + 1] === 0xab && data[at + 2] === 0x34) found += 1
      return found
    }, picture)

  test('staff put up a portrait: it is on the home page, and on the contact card that is handed out as a picture', async () => {
    const duty = await ask<{ items: { serviceId: string; duty?: { adviser: { name: string } } }[] }>(
      'worker',
      'readDutyCard',
    )
    const name = duty.items.find(({ serviceId }) => serviceId === 'svc_law')?.duty?.adviser.name ?? ''
    const bytes = Buffer.from((await greenSquare()).split(',')[1] ?? '', 'base64')
    await open('staff', 'hotline-desk/people/index')
    await page('staff').getByText(`${name}律师`).filter({ visible: true }).first().click()
    const [chooser] = await Promise.all([page('staff').waitForEvent('filechooser'), tap('staff', '选一张')])
    await chooser.setFiles({ name: '值班.png', mimeType: 'image/png', buffer: bytes })
    await page('staff').getByRole('button', { name: '换一张' }).filter({ visible: true }).waitFor()
    await tap('staff', '存下')
    await seen(page('staff'), '存好了').waitFor()
    await page('worker').goto(`${stage.cloud.url}/#/pages/home/index`)
    await page('worker').reload()
    await page('worker').locator('.ava__img').filter({ visible: true }).first().waitFor()
    await open('worker', 'hotline/card/index?serviceId=svc_law')
    await page('worker').locator('.ava__img').filter({ visible: true }).first().waitFor()
    const [download] = await Promise.all([page('worker').waitForEvent('download'), tap('worker', '存成图片')])
    const picture = readFileSync(await download.path()).toString('base64')
    // 168 px square, as it stands on the card.
    expect(await greenIn(`data:image/png;base64,${picture}`)).toBe(168 * 168)
  })
})

test('nothing went wrong behind anybody’s back', () => {
  expect(stage.complaints()).toEqual([])
})
