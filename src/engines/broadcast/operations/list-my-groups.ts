import { broadcast } from '../contract'
import { asPerson, placeKeeper } from '../rules/reader'
import { unread } from '../rules/positions'
import { operation } from '../services'
import { quietFor } from './unread-marks'

/** Those with the newest item first; the same few queries however many groups. */
export const listMyGroups = operation(broadcast.listMyGroups, async (given) => {
  const { caller, groups, feeds } = given
  const mine = await groups.groupsOf(asPerson(caller))
  const heads = await feeds.headsFor(
    placeKeeper(caller),
    mine.map(({ groupId }) => groupId),
  )
  const corrections = [...heads.values()].flatMap(({ quiet = [], readTo }) =>
    quiet.filter(({ p }) => p > readTo),
  )
  const silent = await quietFor(given, caller, corrections)
  const rows = mine.map(({ groupId, name, orgName }) => {
    const feed = heads.get(groupId)
    const unmarked = (feed?.quiet ?? []).filter((entry) => silent.has(entry)).length
    return {
      groupId,
      name,
      orgName,
      unread: Math.max(0, unread(feed?.last ?? 0, feed?.readTo ?? 0) - unmarked),
      ...(feed && { last: { text: feed.newest.text, at: feed.newest.at.toISOString() } }),
    }
  })
  return { items: rows.sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? '')) }
})
