import type { PageShot, Post } from './shot'

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
  const shot = (name: string, path: string, token: string | undefined, isDesk = false): PageShot => ({
    name,
    path: `/packages/${path}`,
    token,
    desk: isDesk,
  })
  const caseId = cases.items[0]?.caseId ?? ''
  return [
    shot('hotline', 'hotline/now/index', worker),
    shot('hotline-visitor', 'hotline/now/index', undefined),
    shot('booking', 'hotline/book/index', worker),
    shot('booking-mine', `hotline/booking/index?bookingId=${bookings.items[0]?.bookingId ?? ''}`, worker),
    shot('hotline-mine', 'hotline/mine/index', worker),
    shot('hotline-case', `hotline/case/index?caseId=${caseId}`, worker),
    shot('hotline-chat', `hotline/chat/index?caseId=${caseId}`, worker),
    shot('hotline-new-chat', 'hotline/chat/index', worker),
    shot('hotline-claim', 'hotline/claim/index?claim=nothing', worker),
    shot('contact-card', 'hotline/card/index', worker),
    shot('desk-duty', 'hotline-desk/duty/index', lawyer, true),
    shot('desk-cases', `hotline-desk/cases/index?caseId=${desk.items[0]?.caseId ?? ''}`, lawyer, true),
    shot('desk-calendar', 'hotline-desk/calendar/index', lawyer, true),
    shot('desk-hotline', 'hotline-desk/watch/index', staff, true),
    shot('desk-shifts', 'hotline-desk/shifts/index', staff, true),
    shot('desk-people', 'hotline-desk/people/index', staff, true),
  ]
}
