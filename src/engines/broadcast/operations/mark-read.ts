import { broadcast } from '../contract'
import { placeKeeper } from '../rules/reader'
import { operation } from '../services'
import { requireGroup } from './require-group'

/** The place moves ahead only, and never past what is there. */
export const markRead = operation(
  broadcast.markRead,
  async ({ input, caller, clock, groups, feeds, positions }) => {
    await requireGroup(groups, caller, input.groupId)
    const last = (await feeds.heads([input.groupId])).get(input.groupId)?.last ?? 0
    const position = Math.min(input.position, last)
    return { readTo: await positions.advance(placeKeeper(caller), input.groupId, position, clock.now()) }
  },
)
