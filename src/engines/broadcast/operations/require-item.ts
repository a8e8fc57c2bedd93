import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import { requireGroup } from './require-group'

/** Refuses unless the caller reads the group and the broadcast came to it. Runs before a transaction begins, so that
 *  the many who answer at once hold theirs for two writes only. */
export const requireItem = async (
  { deliveries, groups }: Pick<Services, 'deliveries' | 'groups'>,
  caller: Caller,
  { groupId, itemId }: { readonly groupId: string; readonly itemId: string },
): Promise<void> => {
  const [, delivery] = await Promise.all([
    requireGroup(groups, caller, groupId),
    deliveries.get(itemId, groupId),
  ])
  if (!delivery) throw refuse('NOT_FOUND')
}
