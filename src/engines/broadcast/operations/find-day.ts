import { startOfDay } from '../../../kernel/time'
import { broadcast } from '../contract'
import { operation } from '../services'
import { requireGroup } from './require-group'

export const findDay = operation(broadcast.findDay, async ({ input, caller, feeds, groups }) => {
  await requireGroup(groups, caller, input.groupId)
  return { position: await feeds.firstSince(input.groupId, startOfDay(input.day)) }
})
