import { after, DAY } from '../../../kernel/time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import { HORIZON_DAYS } from './board'
import { giveShiftsAway } from './change-roster'
import { freeWaits } from './pass-waits'

/** Somebody no longer works at the desk, from this moment: shifts go to a standby or are raised, bookings follow them, promised
 *  calls lie in the queue again and questions in the duty box, each with the time that was promised. Who waits for their times waits
 *  for anybody's. Staff hear which cases have nobody. */
export const leaveDesk = async (given: Services, adviser: AdviserDoc): Promise<void> => {
  const now = given.clock.now()
  await giveShiftsAway(given, adviser, { from: now, to: after(now, (HORIZON_DAYS + 1) * DAY) })
  await freeWaits(given, adviser)
  await given.calls.letGo(adviser._id)
  await given.chats.letGo(adviser._id)
  const cases = await given.cases.letGo(adviser._id)
  if (cases === 0) return
  await given.notices.raise({
    _id: `ownerless:${adviser._id}:${now.getTime()}`,
    orgPath: adviser.orgPath,
    at: now,
    kind: 'ownerless-cases',
    text: `${adviser.name}不再值班，${cases} 件咨询没有人接着办`,
  })
}

/** Their role was taken back or has run out: they leave the desk without staff having to say so a second time. Again is the
 *  same; whoever still holds the role somewhere above the desk stays. Returns whether they left. */
export const leaveWithoutRole = async (given: Services, adviserId: string): Promise<boolean> => {
  const { catalogue, people, roster, audit } = given
  const adviser = await catalogue.adviser(adviserId)
  if (adviser?.active !== true) return false
  if (await people.holdsRole(adviser.memberId, adviser.kind, adviser.orgPath)) return false
  await catalogue.saveAdviser({ ...adviser, active: false })
  await leaveDesk(given, adviser)
  await roster.changed(adviser.serviceIds)
  await audit.record({
    action: 'save-adviser',
    subject: adviser.memberId,
    orgPath: adviser.orgPath,
    detail: `不再担任职务，不再值班：${adviser.name}`,
  })
  return true
}
