import type { BookingAfter } from '../contract/shapes'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { CaseDoc } from '../store/cases'
import { titled } from './cards'
import { writeEntry } from './open-case'
import { passBookings } from './pass-bookings'
import { passWaits } from './pass-waits'
import { say } from './say'
import { tell } from './tell'

/** The case is the next adviser's: its history, its chat and the calls that were promised in it go along, each promise as it was,
 *  and the times booked for it, or waited for, as `bookings` says. Whoever had it no longer sees it, but while they still receive the person.
 *  `by`: adviser id or `staff`. */
export const giveCase = async (
  given: Services,
  file: CaseDoc,
  next: AdviserDoc,
  by: string,
  bookings: 'follow' | 'keep',
): Promise<readonly BookingAfter[]> => {
  const { cases, chats, calls, catalogue, clock } = given
  const now = clock.now()
  const text = `改由${titled(next)}接着办`
  const had = file.adviserId === undefined ? null : await catalogue.adviser(file.adviserId)
  await cases.change(file._id, { adviserId: next._id, changedAt: now })
  await cases.name(file._id, next._id, false)
  await writeEntry(given, file, { kind: 'handover', by, text })
  if (await chats.get(file._id)) {
    await chats.change(file._id, { adviserId: next._id })
    await say(given, [{ caseId: file._id, from: 'house', text }])
  }
  if (file.adviserId !== undefined) await calls.handOn(file._id, file.adviserId, next._id)
  const { view, stay } = await passBookings(given, file, next, bookings, by)
  if (bookings === 'follow') await passWaits(given, file, next)
  const key = `handover:${file._id}:${now.getTime()}`
  const about = { key, kind: 'case' as const, caseId: file._id }
  const still = (who: string): string =>
    stay.length === 0 ? '' : `，${stay.join('、')} 的预约还是${who}接待`
  await tell(given, { ...about, memberId: next.memberId, text: '有一件咨询交给您接着办' })
  if (file.memberId !== undefined)
    await tell(given, {
      ...about,
      memberId: file.memberId,
      text: `您的咨询${text}${had ? still(titled(had)) : ''}`,
    })
  if (had && had._id !== by)
    await tell(given, { ...about, memberId: had.memberId, text: `您的一件咨询${text}${still('您')}` })
  return view
}
