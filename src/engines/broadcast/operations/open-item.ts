import { broadcast } from '../contract'
import { isProven } from '../rules/reader'
import { operation } from '../services'
import { noteReceipt } from './note-receipt'
import { requireGroup } from './require-group'

/** Counted once per person and broadcast. A reader who is not proven by phone may look, and is not counted: nobody
 *  opens a notice in a colleague's name. */
export const openItem = operation(broadcast.openItem, async (given) => {
  const { input, caller, groups } = given
  await requireGroup(groups, caller, input.groupId)
  if (isProven(caller)) await noteReceipt(given, caller.memberId, input, false)
  return { done: true as const }
})
