import { broadcast } from '../contract'
import { isProven } from '../rules/reader'
import { operation } from '../services'
import { requireItem } from './require-item'

/** Counted once per person and broadcast. A reader who is not proven by phone may look, and is not counted: nobody
 *  opens a notice in a colleague's name. */
export const openItem = operation(broadcast.openItem, {
  prepare: (given) => requireItem(given, given.caller, given.input),
  handle: async ({ input, caller, clock, receipts }) => {
    if (isProven(caller)) {
      const { memberId } = caller
      await receipts.open({ broadcastId: input.itemId, memberId, groupId: input.groupId }, clock.now())
    }
    return { done: true as const }
  },
})
