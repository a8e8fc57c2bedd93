import { broadcast } from '../contract'
import { asPerson, placeKeeper } from '../rules/reader'
import { unread } from '../rules/positions'
import { operation } from '../services'

/** Groups with something new first, then by what is newest; three queries however many groups. */
export const listMyGroups = operation(
  broadcast.listMyGroups,
  async ({ caller, groups, feeds, positions }) => {
    const mine = await groups.groupsOf(asPerson(caller))
    const ids = mine.map(({ groupId }) => groupId)
    const [heads, readTo] = await Promise.all([feeds.heads(ids), positions.of(placeKeeper(caller), ids)])
    const rows = mine.map(({ groupId, name, orgName }) => {
      const feed = heads.get(groupId)
      return {
        groupId,
        name,
        orgName,
        unread: unread(feed?.last ?? 0, readTo(groupId)),
        ...(feed && { last: { text: feed.newest.text, at: feed.newest.at.toISOString() } }),
      }
    })
    return { items: rows.sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? '')) }
  },
)
