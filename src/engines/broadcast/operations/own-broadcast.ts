import { inScope, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Role } from '../../../kernel/contract'
import type { Services } from '../services'
import type { BroadcastDoc } from '../store/broadcasts'

/** A broadcast of the caller's own desk, or of one below it: only they steer it. Whoever merely has a group that it
 *  reaches sees it elsewhere, and finds nothing here. */
export const ownBroadcast = async (
  { broadcasts }: Pick<Services, 'broadcasts'>,
  caller: Caller,
  broadcastId: string,
  ...roles: readonly Role[]
): Promise<BroadcastDoc> => {
  const sent = await broadcasts.get(broadcastId)
  if (!sent || !inScope(caller, sent.deskPath, ...(roles.length > 0 ? roles : (['staff'] as const))))
    throw refuse('NOT_FOUND')
  return sent
}
