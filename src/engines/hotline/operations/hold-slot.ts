import { Refusal } from '../../../kernel/refusal'
import { after } from '../../../kernel/time'
import { hotline } from '../contract'
import { bookingView } from '../parts/booking-view'
import { endHolds } from '../parts/holds'
import { HOLD, reserve } from '../parts/reserve'
import { slotOf } from '../parts/slot-request'
import { personOf } from '../parts/wish-of'
import { gathered } from '../services'

/** Everybody who wants a time at the same moment is served in one commit, in the order in which they came. */
export const holdSlot = gathered(hotline.holdSlot, {
  most: 256,
  by: () => 'all',
  prepare: async (given) => {
    // A timer that is late must not keep anybody from a time that is free again.
    if (await given.loaders.overdueHold()) await endHolds(given.unit, given.ports)
    const slot = await slotOf(given, given.caller, given.input.slotId)
    return { ...slot, bookingId: given.ids.next('booking') }
  },
  handle: async ({ calls, ...given }) => {
    const now = given.clock.now()
    const placed = await reserve(
      given,
      calls.map(({ caller, prepared }) => ({
        ...prepared,
        person: personOf(caller),
        keep: { state: 'held' as const, until: after(now, HOLD) },
      })),
    )
    return placed.map((result, at) => {
      const board = calls[at]?.prepared.wanted.board
      if (result instanceof Refusal || !board) return result instanceof Refusal ? result : new Refusal('AWAY')
      return { at: now.toISOString(), booking: bookingView(result, board, given.vault) }
    })
  },
})
