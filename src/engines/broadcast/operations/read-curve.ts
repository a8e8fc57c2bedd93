import { after, SECOND } from '../../../kernel/time'
import { broadcast } from '../contract'
import { curveOf, reachedOf } from '../rules/curve'
import { operation } from '../services'
import { lookAt, summaryOf } from './funnel-parts'
import { minutesOf } from './minutes-of'

export const readCurve = operation(broadcast.readCurve, async (given) => {
  const looking = await lookAt(given, given.caller, given.input)
  const { sent } = looking
  const [{ minutes, lastMinute }, { counts }] = await Promise.all([
    minutesOf(given, looking),
    summaryOf(given, looking, new Map()),
  ])
  return {
    sentAt: sent.sentAt.toISOString(),
    members: counts.members,
    curve: curveOf(minutes, lastMinute).map(({ seconds, ...people }) => ({
      at: after(sent.sentAt, seconds * SECOND).toISOString(),
      ...people,
    })),
    reached: reachedOf(minutes, counts.members),
  }
})
