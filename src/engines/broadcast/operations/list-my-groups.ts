import { broadcast } from '../contract'
import { asPerson, placeKeeper } from '../rules/reader'
import { unread } from '../rules/positions'
import { operation } from '../services'

/** Those with the newest item first; the same few queries however many groups. */
export const listMyGroups = operation(broadcast.listMyGroups, async ({ caller, groups, feeds }) => {
  const mine = await groups.groupsOf(asPerson(caller))
  const heads = await feeds.headsFor(
    placeKeeper(caller),
    mine.map(({ groupId }) => groupId),
  )
  const rows = mine.map(({ groupId, name, orgName }) => {
    const feed = heads.get(groupId)
    return {
      groupId,
      name,
      orgName,
      unread: unread(feed?.last ?? 0, feed?.readTo ?? 0),
      ...(feed && { last: { text: feed.newest.text, at: feed.newest.at.toISOString() } }),
    }
  })
  return { items: rows.sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? '')) }
})
