import { after, DAY } from '../../../kernel/time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import { HORIZON_DAYS } from './board'
import { giveShiftsAway } from './change-roster'

/** Somebody no longer works at the desk, from this moment: shifts go to a standby or are raised, bookings follow them, promised
 *  calls lie in the queue again and questions in the duty box, each with the time that was promised. Staff hear which cases
 *  have nobody. */
export const leaveDesk = async (given: Services, adviser: AdviserDoc): Promise<void> => {
  const now = given.clock.now()
  await giveShiftsAway(given, adviser, { from: now, to: after(now, (HORIZON_DAYS + 1) * DAY) })
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
