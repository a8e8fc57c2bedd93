import { broadcast } from '../contract'
import { curveOf, reachedOf } from '../rules/curve'
import { operation } from '../services'
import { freshOf, headOf, lookAt, summaryOf } from './funnel-parts'
import { minutesOf } from './minutes-of'

/** Both from the moment of their own sending, as far as the younger one has come. */
export const compareBroadcasts = operation(broadcast.compareBroadcasts, async (given) => {
  const { input, caller } = given
  const both = await Promise.all(
    [input.one, input.other].map(async (broadcastId) => {
      const looking = await lookAt(given, caller, { broadcastId })
      const summary = await summaryOf(given, looking, await freshOf(given, looking))
      return { head: headOf(looking, summary), ...(await minutesOf(given, looking)) }
    }),
  )
  const lastMinute = Math.min(...both.map((one) => one.lastMinute))
  return {
    items: both.map(({ head, minutes }) => ({
      ...head,
      reached: reachedOf(minutes, head.counts.members),
      curve: curveOf(minutes, lastMinute),
    })),
  }
})
