import { broadcast } from '../contract'
import { toFeedItems } from '../rules/feed-item'
import { operation } from '../services'
import { requireGroup } from './require-group'

/** The same items as the plain GETs give, for a transport that has only calls. */
export const readFeed = operation(broadcast.readFeed, async ({ input, caller, groups, feeds, items }) => {
  await requireGroup(groups, caller, input.groupId)
  const { last, entries } = await feeds.stretch(input.groupId, input)
  return { last, items: toFeedItems(entries, await items.find(entries.map(({ id }) => id))) }
})
