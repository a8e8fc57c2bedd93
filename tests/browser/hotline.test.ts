import { MongoClient, type Db } from 'mongodb'
import type { Page } from 'playwright-core'
import { cases } from '../../src/engines/hotline/store/cases'
import { chats } from '../../src/engines/hotline/store/chats'
import { openStage, type Stage } from './stage'
import { COMPUTER, fill, seen, type Visitor } from './visitor'

jest.setTimeout(180_000)

/** Somebody always answers, at the time that was promised: by what people see and tap. The worker's phone is an old one: its
 *  clock is 27 hours slow and it stands in New York. */
const SLOW_CLOCK = `{
  const Real = Date, slow = 27 * 3600000
  const Slow = function (...given) { return given.length > 0 ? new Real(...given) : new Real(Real.now() - slow) }
  Slow.now = () => Real.now() - slow
  Slow.parse = Real.parse
  Slow.UTC = Real.UTC
  Slow.prototype = Real.prototype
  window.Date = Slow
}`
/** A dialler that only keeps the numbers: the browser's own asks, and hears nothing else meanwhile. */
const DIALLER = `{
  const click = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function () {
    if (this.href.startsWith('tel:')) sessionStorage.setItem('dialled', (sessionStorage.getItem('dialled') ?? '') + ' ' + this.href)
    else click.call(this)
  }
}`
/** The smallest picture there is. */
const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const dialled = (page: Page): Promise<string> => page.evaluate(() => sessionStorage.getItem('dialled') ?? '')
const PEOPLE = {
  worker: ['郑样板', { timezoneId: 'America/New_York' }],
  worker2: ['吴例子', {}],
  lawyer: ['王示范', COMPUTER],
  lawyer2: ['刘范例', COMPUTER],
  staff: ['林样本', COMPUTER],
} as const
type Name = keyof typeof PEOPLE

let stage: Stage<Name>
let client: MongoClient
let db: Db
const as = (name: Name): Visitor => stage.as(name)
const open = async (name: Name, path: string): Promise<void> => {
  const { page } = as(name)
  await page.goto(`${stage.cloud.url}/#/packages/${path}`)
  await page.reload()
}

beforeAll(async () => {
  stage = await openStage(PEOPLE)
  client = await new MongoClient(stage.cloud.environment['MONGODB_URI'] ?? '').connect()
  db = client.db(stage.cloud.environment['MONGODB_NAME'])
  for (const name of Object.keys(PEOPLE) as Name[]) await as(name).context.addInitScript({ content: DIALLER })
  await as('worker').context.addInitScript({ content: SLOW_CLOCK })
}, 300_000)
afterAll(async () => {
  await client.close()
  await stage.close()
})

const tap = (name: Name, button: string | RegExp) =>
  as(name).page.getByRole('button', { name: button }).filter({ visible: true }).last().click()
/** The times that are free on the last open day of the shown week: at any hour of today they can still be changed. */
const laterTimes = async (name: Name) => {
  const { page } = as(name)
  const day = page.locator('.day:not(.is-off)').filter({ visible: true }).last()
  await day.click()
  await page.locator('.slot').filter({ visible: true }).first().waitFor()
  return page.locator('.slot:not(.is-off)').filter({ visible: true })
}

/** Books the first free time of the last open day within two weeks. */
const book = async (token: string, wish: object) => {
  const free = await stage.cloud.post(token, 'hotline.searchFreeTimes', { wish, days: 14 })
  const { days } = free.body as { days: { day: string; state: string }[] }
  const day = days.filter(({ state }) => state === 'open').at(-1)?.day ?? ''
  const slots = await stage.cloud.post(token, 'hotline.listSlots', { wish, day })
  const slot = (slots.body as { slots: { slotId?: string }[] }).slots.find(
    ({ slotId }) => slotId !== undefined,
  )
  const held = await stage.cloud.post(token, 'hotline.holdSlot', { slotId: slot?.slotId })
  const { booking } = held.body as { booking: { bookingId: string; adviser: { adviserId: string } } }
  expect(
    (await stage.cloud.post(token, 'hotline.confirmBooking', { bookingId: booking.bookingId })).status,
  ).toBe(200)
  return { bookingId: booking.bookingId, day, adviserId: booking.adviser.adviserId }
}

describe('the demo’s desk as a stranger finds it at the first start', () => {
  const ask = async <T>(account: string, name: string, input: unknown): Promise<T> => {
    const { status, body } = await stage.cloud.post(
      await stage.cloud.signIn(account),
      `hotline.${name}`,
      input,
    )
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`)
    return body as T
  }

  test('the demo shows a living desk: duty now, a promise, a booking, a chat with an answer, and work for the lawyer', async () => {
    const duty = await ask<{ items: { state: string; duty?: object }[] }>('worker', 'readDutyCard', {})
    expect(duty.items.map(({ state }) => state)).toEqual(['open', 'open'])
    const owed = await ask<{ items: { state: string; adviser?: { name: string } }[] }>(
      'worker',
      'listMyCallbacks',
      {},
    )
    expect(owed.items).toMatchObject([{ state: 'taken', adviser: { name: '王示范' } }])
    const booked = await ask<{ items: { state: string }[] }>('worker', 'listMyBookings', {})
    expect(booked.items).toMatchObject([{ state: 'confirmed' }])
    const mine = await ask<{ items: { unread: number; nextStep?: object }[] }>('worker', 'listMyCases', {})
    expect(mine.items.some(({ unread, nextStep }) => unread > 0 && nextStep !== undefined)).toBe(true)
    const desk = await ask<{ callbacks: object[]; chats: object[]; shifts: object[] }>(
      'lawyer',
      'readMyDesk',
      {},
    )
    expect(desk.callbacks.length).toBeGreaterThan(2)
    expect(desk.chats.length).toBeGreaterThan(1)
    expect(desk.shifts.length).toBeGreaterThan(10)
    const waits = await ask<{ items: object[] }>('worker2', 'listMyWaits', {})
    expect(waits.items).toHaveLength(1)
  })

  test('an adviser’s duties are published as iCalendar under an address that only they can make, and a new one ends the old', async () => {
    const first = await ask<{ url: string }>('lawyer', 'createCalendarLink', {})
    const read = async (url: string) => fetch(`${stage.cloud.url}${new URL(url).pathname}`)
    const answer = await read(first.url)
    expect(answer.headers.get('content-type')).toContain('text/calendar')
    const text = await answer.text()
    expect(text).toContain('BEGIN:VEVENT')
    expect(text).toContain('12351 电话')
    expect(text).not.toMatch(/陈|工伤/)
    await ask('lawyer', 'createCalendarLink', {})
    expect((await read(first.url)).status).toBe(404)
    expect((await read(`${first.url}x`)).status).toBe(404)
  })
})

describe('a call that nobody answers becomes a promise, and the promise is kept', () => {
  test('one tap on the home page calls, and a reload in mid-call asks again', async () => {
    const { page } = as('worker')
    await page.goto(`${stage.cloud.url}/#/pages/home/index`)
    await page.reload()
    await tap('worker', /^(打电话|请律师回电)$/)
    await seen(page, /^正在打给/).waitFor()
    expect(await dialled(page)).toMatch(/^ tel:\d+$/)
    await page.reload()
    await seen(page, /^正在打给/).waitFor()
  })

  test('nobody, however often it is tapped, leads through the others to a time by which somebody rings', async () => {
    const { page } = as('worker')
    const promised = page.getByRole('heading', { name: '答应您的回电' }).filter({ visible: true })
    const nobody = page.getByRole('button', { name: '没人接' }).filter({ visible: true })
    for (let steps = 0; steps < 6; steps += 1) {
      await promised.or(nobody).first().waitFor()
      if ((await promised.count()) > 0) break
      await nobody.last().dblclick()
    }
    await promised.first().waitFor()
    await seen(page, /^还有 /).waitFor()
    await seen(page, /前打给您$/).waitFor()
    expect(await page.getByRole('heading', { name: '答应您的回电' }).filter({ visible: true }).count()).toBe(
      1,
    )
  })

  test('a lawyer takes it, looks at the number, which is recorded, and notes that the person was reached', async () => {
    await open('lawyer', 'hotline-desk/duty/index')
    const { page } = as('lawyer')
    const card = page.locator('.card').filter({ hasText: '郑*板', visible: true }).first()
    await card.getByRole('button', { name: '我来打' }).click()
    await seen(page, '接下了，已告诉本人是您').waitFor()
    await card.getByRole('button', { name: '看号码' }).click()
    await card.getByRole('button', { name: '打 13800000003' }).waitFor()
    await card.getByRole('button', { name: '记结果' }).click()
    await tap('lawyer', '打通了')
    await seen(page, '记下了').waitFor()
  })

  test('the person reads that it was kept, in the case that the call belongs to', async () => {
    const { page } = as('worker')
    await open('worker', 'hotline/mine/index')
    await page.getByRole('heading', { name: '在办的事' }).waitFor()
    expect(await page.getByRole('heading', { name: '答应您的回电' }).filter({ visible: true }).count()).toBe(
      0,
    )
    await page.locator('.sect').filter({ hasText: '在办的事' }).getByRole('link').first().click()
    await page.getByRole('heading', { name: '谁看得到' }).waitFor()
    await seen(page, '您的单位看不到').waitFor()
  })
})

describe('a booking, and whoever changes it, the person is told', () => {
  test('a time is kept with a countdown by the server’s clock, and two taps make one booking', async () => {
    const { page } = as('worker')
    await open('worker', 'hotline/book/index?way=window')
    await (await laterTimes('worker')).first().click()
    const kept = page.locator('.foot').filter({ hasText: '为您留着', visible: true })
    await kept.waitFor()
    expect(await kept.innerText()).toMatch(/为您留着\s+[45]:\d\d/)
    await fill(page, '可以不填，写了律师能先准备', '停工的工资没有发')
    await page.getByRole('button', { name: '约这个时间' }).dblclick()
    await seen(page, '到了给窗口看').waitFor()
    expect(await page.locator('.hl-digits').filter({ visible: true }).innerText()).toMatch(/^\d{6}$/)
    await open('worker', 'hotline/mine/index')
    const upcoming = page.locator('.sect').filter({ hasText: '约好的时间', visible: true })
    await upcoming.waitFor()
    expect(await upcoming.getByText('停工的工资没有发').count()).toBe(0)
    expect(await upcoming.getByRole('link').count()).toBe(1)
  })

  test('a hold is found again after a reload, and back lets nobody lose what was typed', async () => {
    const { page } = as('worker2')
    await open('worker2', 'hotline/book/index?way=window')
    await (await laterTimes('worker2')).first().click()
    await seen(page, '为您留着').waitFor()
    await fill(page, '可以不填，写了律师能先准备', '社保断缴')
    await page.reload()
    await seen(page, '为您留着').waitFor()
    expect(await page.getByLabel('可以不填，写了律师能先准备').inputValue()).toBe('社保断缴')
  })

  test('the person moves it, and the old time is let go in the same moment', async () => {
    const { page } = as('worker')
    await page.locator('.sect').filter({ hasText: '约好的时间', visible: true }).getByRole('link').click()
    const before = await page.locator('.h1').filter({ visible: true }).innerText()
    await tap('worker', '改时间')
    await (await laterTimes('worker')).nth(2).click()
    await tap('worker', '改到这个时间')
    await seen(page, '到了给窗口看').waitFor()
    expect(await page.locator('.h1').filter({ visible: true }).innerText()).not.toBe(before)
  })

  test('the lawyer takes leave: the person is told who receives them instead, or asked for another time', async () => {
    const token = await stage.cloud.signIn('groupadmin')
    const advisers = await stage.cloud.post(token, 'hotline.listAdvisers', { serviceId: 'svc_law' })
    const { adviserId } =
      (advisers.body as { items: { adviserId: string; name: string }[] }).items.find(
        ({ name }) => name === PEOPLE.lawyer[0],
      ) ?? {}
    const { bookingId, day } = await book(token, { serviceId: 'svc_law', way: 'phone', adviserId })
    await open('worker', `hotline/booking/index?bookingId=${bookingId}`)
    const worker = as('worker').page
    await seen(worker, '已约好').waitFor()
    await open('lawyer', 'hotline-desk/calendar/index')
    const { page } = as('lawyer')
    await fill(page, '从', day)
    await tap('lawyer', '先看影响')
    await seen(page, /^会有 \d+ 个预约换人/).waitFor()
    await tap('lawyer', '请假')
    await seen(page, /^记下了：/).waitFor()
    await worker.reload()
    await worker
      .getByText(/有变动：|原来的时间来不及安排别人。/)
      .first()
      .waitFor()
  })
})

describe('a waitlist offers, holds and moves on', () => {
  test('a time that comes free is offered to the first who waits, and one tap takes it', async () => {
    const worker2 = as('worker2').page
    // What was held in the walk before is let go first.
    const [first, second] = await Promise.all([
      stage.cloud.signIn('groupadmin'),
      stage.cloud.signIn('worker2'),
    ])
    const mine = await stage.cloud.post(second, 'hotline.listMyBookings', {})
    for (const { bookingId, state } of (mine.body as { items: { bookingId: string; state: string }[] }).items)
      if (state === 'held') await stage.cloud.post(second, 'hotline.releaseHold', { bookingId })
    const waits = await stage.cloud.post(second, 'hotline.listMyWaits', {})
    for (const { waitId } of (waits.body as { items: { waitId: string }[] }).items)
      await stage.cloud.post(second, 'hotline.leaveWaitlist', { waitId })
    const wish = { serviceId: 'svc_law', way: 'window' }
    const { bookingId, day, adviserId } = await book(first, wish)
    const waiting = await stage.cloud.post(second, 'hotline.joinWaitlist', {
      wish: { ...wish, adviserId },
      from: day,
      until: day,
    })
    expect(waiting.status).toBe(200)

    await open('worker', `hotline/booking/index?bookingId=${bookingId}`)
    await tap('worker', '取消预约')
    await as('worker').page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
    await seen(as('worker').page, '已取消').waitFor()

    await open('worker2', 'hotline/mine/index')
    const take = worker2.getByRole('button', { name: '就要这个' }).filter({ visible: true })
    for (let tries = 0; tries < 20 && (await take.count()) === 0; tries += 1) {
      await worker2.waitForTimeout(500)
      await worker2.reload()
      await worker2.waitForLoadState('networkidle')
    }
    await seen(worker2, /^为您留着 (9|10):\d\d$/).waitFor()
    await take.dblclick()
    await seen(worker2, '到了给窗口看').waitFor()
  })
})

describe('a chat is answered, handed over with its history, and says nothing twice', () => {
  const QUESTION = '停工两个月，一分钱没有发'

  test('what is said without a network waits on the device and arrives once', async () => {
    const { page, context } = as('worker2')
    await open('worker2', 'hotline/chat/index')
    await fill(page, '写给律师', QUESTION)
    await tap('worker2', '发送')
    await seen(page, '只有您和接手的律师看得到').waitFor()
    await page.locator('.bubble').filter({ hasText: QUESTION }).waitFor()
    await context.setOffline(true)
    await fill(page, '写给律师', '我在示例食品上班')
    await tap('worker2', '发送')
    await seen(page, '没有发出去，有网络时自动再发').waitFor()
    await context.setOffline(false)
    await seen(page, '没有发出去，有网络时自动再发').waitFor({ state: 'hidden' })
    // The kept copy shows it at once; what follows needs the page as the server has it.
    const read = page.waitForResponse(/hotline\/readChat/)
    await page.reload()
    await read
    await page.locator('.bubble').filter({ hasText: '我在示例食品上班' }).first().waitFor()
    expect(await page.locator('.bubble').filter({ hasText: '我在示例食品上班' }).count()).toBe(1)
  })

  test('what has arrived stands there from its answer on, once, though the next look is late', async () => {
    const { page } = as('worker2')
    const said = page.locator('.msg').filter({ hasText: '工资条都留着', visible: true })
    let letLook = (): void => undefined
    const late = new Promise<void>((resolve) => {
      letLook = resolve
    })
    await page.route('**/api/hotline/readChat', async (route) => {
      await late
      await route.fallback()
    })
    await fill(page, '写给律师', '工资条都留着')
    const sent = page.waitForResponse(/hotline\/sendMessage/)
    await tap('worker2', '发送')
    await sent
    await said.filter({ hasNotText: '正在发' }).waitFor()
    const looked = page.waitForResponse(/hotline\/readChat/)
    letLook()
    await looked
    await page.unroute('**/api/hotline/readChat')
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    // More than one would be refused here.
    await said.filter({ hasNotText: '正在发' }).waitFor()
  })

  test('a lawyer reads it only after taking it, and answers', async () => {
    const caseId = new URLSearchParams(as('worker2').page.url().split('?')[1]).get('caseId') ?? ''
    // As if it had been asked at night, whatever hour it is: nobody has it yet.
    await chats.of(db).updateOne({ _id: caseId }, { $unset: { adviserId: '' } })
    await cases.of(db).updateOne({ _id: caseId }, { $unset: { adviserId: '' } })
    await open('lawyer2', 'hotline-desk/duty/index')
    const { page } = as('lawyer2')
    await seen(page, /接下以后才看得到内容/).waitFor()
    expect(await page.getByText(QUESTION).filter({ visible: true }).count()).toBe(0)
    await page.getByRole('button', { name: '我来回：吴*子' }).filter({ visible: true }).click()
    await page.locator('.bubble').filter({ hasText: QUESTION }).filter({ visible: true }).waitFor()
    await fill(page, '写给来问的人', '把工资条拍给我看看')
    await tap('lawyer2', '发送')
    const worker2 = as('worker2').page
    await worker2.locator('.bubble').filter({ hasText: '把工资条拍给我看看' }).waitFor()
    await seen(worker2, '刘范例律师').waitFor()
  })

  test('a picture goes to the lawyer; what only calls itself one is not sent, and the words say so', async () => {
    const { page } = as('worker2')
    const choose = async (name: string, bytes: Buffer) => {
      await tap('worker2', '发图片或文件')
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap('worker2', '发图片')])
      await chooser.setFiles({ name, mimeType: 'image/png', buffer: bytes })
    }
    await choose('工资条.png', Buffer.from('this is no picture at all'))
    await seen(page, /这个文件打不开/).waitFor()
    await choose('工资条.png', ONE_PIXEL)
    await page.getByRole('link', { name: '图片：工资条.png' }).filter({ visible: true }).waitFor()
    await as('lawyer2')
      .page.getByRole('link', { name: '图片：工资条.png' })
      .filter({ visible: true })
      .waitFor()
  })

  test('it is handed to a colleague with a summary: the person is told, and the history is there', async () => {
    const { page } = as('lawyer2')
    await tap('lawyer2', '转交')
    await page.getByRole('radio', { name: '王示范律师' }).click()
    await fill(page, '交代清楚', '停工两个月没有发工资，要看工资条')
    await tap('lawyer2', '转过去')
    await seen(page, '转过去了，已告诉本人').waitFor()
    const caseId = new URLSearchParams(as('worker2').page.url().split('?')[1]).get('caseId') ?? ''
    await open('lawyer', `hotline-desk/cases/index?caseId=${caseId}`)
    const lawyer = as('lawyer').page
    await seen(lawyer, /停工两个月没有发工资，要看工资条/).waitFor()
    await lawyer.getByRole('tab', { name: /^说话/ }).click()
    await lawyer.locator('.bubble').filter({ hasText: QUESTION }).filter({ visible: true }).waitFor()
    await as('worker2')
      .page.getByText(/王示范/)
      .first()
      .waitFor()
  })

  test('another worker, who has its address, finds nothing', async () => {
    const caseId = new URLSearchParams(as('worker2').page.url().split('?')[1]).get('caseId') ?? ''
    await open('worker', `hotline/chat/index?caseId=${caseId}`)
    await seen(as('worker').page, '没有找到这一页').waitFor()
    await open('worker', `hotline/case/index?caseId=${caseId}`)
    await seen(as('worker').page, '没有找到这一页').waitFor()
  })
})

describe('a caller from outside takes the case over by the link in the text message', () => {
  let link = ''

  test('a call from outside is a case within one form, and the text message goes out', async () => {
    await open('lawyer', 'hotline-desk/duty/index')
    const { page } = as('lawyer')
    await tap('lawyer', '记一个打进来的电话')
    await fill(page, '来电号码', '1380000000')
    await tap('lawyer', '记下，发短信给本人')
    await seen(page, '手机号是 11 位数字').waitFor()
    await fill(page, '来电号码', '13800000002')
    await fill(page, '说了什么', '被辞退，没有给补偿')
    await tap('lawyer', '记下，发短信给本人')
    await seen(page, /^记下了。/).waitFor()
    for (let tries = 0; tries < 40 && link === ''; tries += 1) {
      const answer = await fetch((stage.cloud.environment['SMS_API'] ?? '').replace(/send$/, 'sent'))
      const { items } = (await answer.json()) as {
        items: { phone: string; template: string; params: { link?: string } }[]
      }
      // Another caller of the demo is sent a link of their own.
      const own = items.find(({ phone, template }) => phone === '13800000002' && template === 'claim')
      link = own?.params.link ?? ''
      if (link === '') await page.waitForTimeout(250)
    }
    expect(link).toMatch(/claim/)
  })

  test('with another phone the link opens nothing, with that of the call it is their case', async () => {
    const path = link.slice(link.indexOf('#'))
    const stranger = as('worker').page
    await stranger.goto(`${stage.cloud.url}/${path}`)
    await stranger.reload()
    await tap('worker', '这是我的事')
    await seen(stranger, /可能已经接过，或者不是打电话的那个手机号/).waitFor()
    const { page } = as('worker2')
    await page.goto(`${stage.cloud.url}/${path}`)
    await page.reload()
    await page.getByRole('button', { name: '这是我的事' }).filter({ visible: true }).dblclick()
    await page.getByRole('heading', { name: '谁看得到' }).filter({ visible: true }).waitFor()
  })
})

describe('the desks of staff and of the window', () => {
  test('staff open a new line with its matter and its place; before that nothing typed is lost', async () => {
    await open('staff', 'hotline-desk/people/index')
    const { page } = as('staff')
    await page.getByRole('tab', { name: /^热线/ }).click()
    await tap('staff', '加一条线')
    await fill(page, '叫什么', '女职工专线')
    await fill(page, '电话', '60000099')
    await fill(page, '接听时间，写给人看', '工作日 9:00–17:00')
    await fill(page, '事项 1', '三期保护')
    await tap('staff', '存下')
    await seen(page, '先选一个工会').waitFor()
    await tap('staff', '加一个单位')
    await page.getByRole('dialog').getByText('总工会').first().click()
    await tap('staff', '加一个地方')
    await fill(page, '地方 1', '示例服务中心')
    await fill(page, '地址', '示例路 1 号')
    await tap('staff', '存下')
    await seen(page, '女职工专线 60000099').waitFor()
  })

  test('at the window six digits are enough, and a wrong one says so', async () => {
    const token = await stage.cloud.signIn('lawyer')
    const day = await stage.cloud.post(token, 'hotline.readMyDesk', {})
    expect(day.status).toBe(200)
    await open('lawyer', 'hotline-desk/duty/index')
    const { page } = as('lawyer')
    await fill(page, '签到码', '000001')
    await tap('lawyer', '签到')
    await page.locator('.notice, .field__help').filter({ visible: true }).first().waitFor()
    expect(await page.getByText('到了：').filter({ visible: true }).count()).toBe(0)
  })
})

test('nothing went wrong behind anybody’s back', () => {
  expect(stage.complaints()).toEqual([])
})
