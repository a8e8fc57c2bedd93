import { useEffect, useState } from 'react'
import { useSend, type Sending } from '../../../ui/use-send'
import { holdSlot, listMyBookings, releaseHold, type Booking, type Slot } from '../api'

export interface Hold {
  readonly booking: Booking | undefined
  /** When the slot that is being kept begins. */
  readonly pending: string | undefined
  readonly sending: Pick<Sending<never, unknown>, 'refusal' | 'lost'>
  readonly take: (slot: Slot) => Promise<void>
  /** Forgets it here; the server lets it go by itself. */
  readonly forget: () => void
  /** Lets it go, so that somebody else may have it. */
  readonly release: () => void
}

/** A time that is kept for this person. What was kept before a reload is found again. `onTaken`: somebody else was faster. */
export const useHold = (enabled: boolean, onTaken: () => void): Hold => {
  const [booking, setBooking] = useState<Booking>()
  const [pending, setPending] = useState<string>()
  const holding = useSend(holdSlot)
  const releasing = useSend(releaseHold)
  useEffect(() => {
    if (!enabled) return
    listMyBookings(false).then(
      ({ items }) => setBooking((now) => now ?? items.find(({ state }) => state === 'held')),
      () => undefined,
    )
  }, [enabled])
  return {
    booking,
    pending,
    sending: holding,
    take: async ({ startsAt, slotId }) => {
      if (slotId === undefined || holding.busy) return
      setPending(startsAt)
      const answer = await holding.send({ slotId })
      setPending(undefined)
      if (answer !== undefined) setBooking(answer.booking)
      else {
        setBooking(undefined)
        onTaken()
      }
    },
    forget: () => setBooking(undefined),
    release: () => {
      if (booking === undefined) return
      setBooking(undefined)
      void releasing.send({ bookingId: booking.bookingId })
    },
  }
}
