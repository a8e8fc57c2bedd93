import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { noteReceipt } from './note-receipt'
import { requireGroup } from './require-group'

/** "I have read it": implies that it was opened; once given it stands, and asking again answers the same moment. */
export const acknowledge = operation(broadcast.acknowledge, async (given) => {
  const { input, caller, groups, guides, items } = given
  await requireGroup(groups, caller, input.groupId)
  const guide = (await items.find([input.itemId])).get(input.itemId)?.guide
  const [state] = guide ? await guides.guides([guide]) : []
  if (state?.state === 'withdrawn') throw refuse('WITHDRAWN')
  const { acknowledgedAt } = await noteReceipt(given, memberOf(caller), input, true)
  if (!acknowledgedAt) throw new Error('an acknowledgement was not kept')
  return { acknowledgedAt: acknowledgedAt.toISOString() }
})
