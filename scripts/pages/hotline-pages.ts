import { shot, type PageShot, type Post } from './shot'

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
  const at = (name: string, path: string, token: string | undefined, isDesk = false): PageShot =>
    shot(name, `/packages/${path}`, token, isDesk)
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
    at('desk-people', 'hotline-desk/people/index', staff, true),
  ]
}
