import { broadcast } from '../contract'
import { signFeedPath } from '../feed-path'
import { isProven, placeKeeper } from '../rules/reader'
import { operation } from '../services'
import { requireGroup } from './require-group'

/** How far back it is told what the person has acknowledged; a feed keeps at most this many ids at hand. */
const NEWEST = 200

/** Where the page is read, how far it was read, and what of the newest items the person has acknowledged. */
export const openGroup = operation(
  broadcast.openGroup,
  async ({ input, caller, clock, signer, groups, feeds, positions, receipts }) => {
    const { groupId, name, orgName } = await requireGroup(groups, caller, input.groupId)
    const [members, newest, readTo] = await Promise.all([
      groups.countMembers(groupId),
      feeds.newest(groupId, NEWEST),
      positions.of(placeKeeper(caller), [groupId]),
    ])
    const acknowledged = isProven(caller)
      ? await receipts.acknowledgedBy(
          caller.memberId,
          newest.entries.map(({ id }) => id),
        )
      : new Set<string>()
    const { base, expiresAt } = signFeedPath(signer, groupId, clock.now())
    return {
      groupId,
      name,
      orgName,
      members,
      feed: { base, expiresAt: expiresAt.toISOString() },
      readTo: readTo(groupId),
      last: newest.last,
      acknowledged: [...acknowledged],
    }
  },
)
