import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import { requireGroup } from './require-group'

/** Refuses unless the caller reads the group and the broadcast came to it. Runs before a transaction begins, so that
 *  the many who answer at once hold theirs for two writes only. */
export const requireItem = async (
  { broadcasts, deliveries, feeds, groups }: Pick<Services, 'broadcasts' | 'deliveries' | 'feeds' | 'groups'>,
  caller: Caller,
  { groupId, itemId }: { readonly groupId: string; readonly itemId: string },
): Promise<void> => {
  const [, delivery] = await Promise.all([
    requireGroup(groups, caller, groupId),
    deliveries.get(itemId, groupId),
  ])
  if (delivery) return
  // The page has it a moment before its delivery is written, or longer where a process died between the two.
  const [sent, had] = await Promise.all([broadcasts.get(itemId), feeds.having([groupId], itemId)])
  if (!sent || !had.has(groupId)) throw refuse('NOT_FOUND')
}
