import type { Page } from 'playwright-core'
import { shot, tap, type PageShot, type Post } from './shot'

/** A number that has a case open, which the demo noted this morning. */
const rangAgain = async (tab: Page): Promise<void> => {
  await tap('button', '记一个打进来的电话')(tab)
  await tab.getByLabel('来电号码').fill('13900000099')
  await tap('button', '记下，发短信给本人')(tab)
  await tab.getByText('这个号码有 1 件事还在办。').waitFor()
}

/** Tomorrow as a day off: it is looked at and not made. */
const dayOff = async (tab: Page): Promise<void> => {
  await tap('tab', '节假日')(tab)
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
  await tab.getByLabel('哪一天').fill(tomorrow)
  await tap('button', '先看影响')(tab)
  await tab
    .getByText(/^会影响 \d+ 个预约/)
    .first()
    .waitFor()
}

/** As the server answers when a time is booked for the case; it is not given to anybody. */
const passedOn = async (tab: Page): Promise<void> => {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000 + 20) * 3_600_000).toISOString()
  const booking = { bookingId: 'bk_shown', startsAt, deskName: '电话', from: '王示范', to: '刘范例' }
  await tab.route('**/api/hotline/assignCase', (route) => route.fulfill({ json: { bookings: [booking] } }))
  await tap('button', /^交给一位同事：法律咨询，/)(tab)
  await tap('radio', '刘范例律师')(tab)
  await tap('button', '派给刘范例律师')(tab)
  await tab.getByText('这件事约好了 1 次见面').waitFor()
}

/** The pages of the hotline: of a worker with something under way, of the duty lawyer, of staff. */
export const hotlinePages = async (
  post: Post,
  tokenOf: (account: string) => Promise<string>,
): Promise<PageShot[]> => {
  const [worker, lawyer, staff] = await Promise.all(['worker', 'lawyer', 'staff'].map(tokenOf))
  const ask = <T>(operation: string, token: string | undefined) => post<T>(`hotline/${operation}`, {}, token)
  const bookings = await ask<{ items: { bookingId: string }[] }>('listMyBookings', worker)
  const cases = await ask<{ items: { caseId: string }[] }>('listMyCases', worker)
  const desk = await ask<{ items: { caseId: string }[] }>('listCases', lawyer)
  const at = (
    name: string,
    path: string,
    token: string | undefined,
    isDesk = false,
    ready?: PageShot['ready'],
  ): PageShot => shot(name, `/packages/${path}`, token, isDesk, ready)
  const caseId = cases.items[0]?.caseId ?? ''
  return [
    at('hotline', 'hotline/now/index', worker),
    at('hotline-visitor', 'hotline/now/index', undefined),
    at('booking', 'hotline/book/index', worker),
    at('booking-mine', `hotline/booking/index?bookingId=${bookings.items[0]?.bookingId ?? ''}`, worker),
    at('hotline-mine', 'hotline/mine/index', worker),
    at('hotline-case', `hotline/case/index?caseId=${caseId}`, worker),
    at('hotline-chat', `hotline/chat/index?caseId=${caseId}`, worker),
    at('hotline-new-chat', 'hotline/chat/index', worker),
    at('hotline-claim', 'hotline/claim/index?claim=nothing', worker),
    at('contact-card', 'hotline/card/index', worker),
    at('desk-duty', 'hotline-desk/duty/index', lawyer, true),
    at('desk-cases', `hotline-desk/cases/index?caseId=${desk.items[0]?.caseId ?? ''}`, lawyer, true),
    at('desk-calendar', 'hotline-desk/calendar/index', lawyer, true),
    at('desk-hotline', 'hotline-desk/watch/index', staff, true),
    at('desk-shifts', 'hotline-desk/shifts/index', staff, true),
    at('desk-hotline-known', 'hotline-desk/watch/index', staff, true, rangAgain),
    at('desk-hotline-passed', 'hotline-desk/watch/index', staff, true, passedOn),
    at('desk-shifts-day-off', 'hotline-desk/shifts/index', staff, true, dayOff),
    at('desk-people', 'hotline-desk/people/index', staff, true),
  ]
}
