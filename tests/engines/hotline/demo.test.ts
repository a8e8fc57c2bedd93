import { startTestCloud, type TestCloud } from '../../support/local-cloud'

/** The demo's desk as a stranger finds it at the first start. */
let cloud: TestCloud

beforeAll(async () => {
  cloud = await startTestCloud()
}, 120_000)
afterAll(() => cloud.stop())

const ask = async <T>(account: string, name: string, input: unknown): Promise<T> => {
  const { status, body } = await cloud.post(await cloud.signIn(account), `hotline.${name}`, input)
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
  const read = async (url: string) => fetch(`${cloud.url}${new URL(url).pathname}`)
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
