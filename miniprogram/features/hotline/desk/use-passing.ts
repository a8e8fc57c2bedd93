import { useState } from 'react'
import { useSend, type Sending } from '../../../ui/use-send'
import type { BookingAfter } from './api'

export type PassHow = 'follow' | 'keep'

interface Passing {
  bookings?: PassHow | undefined
  preview?: boolean | undefined
}

export interface PassingOn<I> extends Sending<I, { readonly bookings: readonly BookingAfter[] }> {
  /** Times that are booked for the case, if there are any and they were looked at. */
  readonly booked: readonly BookingAfter[] | undefined
  readonly how: PassHow
  readonly choose: (how: PassHow) => void
  /** Gives the case; where times are booked for it, the first call only shows them. True when it is given. */
  readonly go: (input: Omit<I, keyof Passing>) => Promise<boolean>
  /** Somebody else was chosen: it must be looked at anew. */
  readonly forget: () => void
}

/** A case goes to somebody else at one tap, unless somebody waits for a time that was booked for it: then that is shown first. */
export const usePassing = <I extends Passing>(
  command: (input: I, key: string) => Promise<{ readonly bookings: readonly BookingAfter[] }>,
): PassingOn<I> => {
  const [booked, setBooked] = useState<readonly BookingAfter[]>()
  const [how, choose] = useState<PassHow>('follow')
  const sending = useSend(command)
  const go = async (input: Omit<I, keyof Passing>): Promise<boolean> => {
    if (booked === undefined) {
      const answer = await sending.send({ ...input, preview: true } as I)
      if (answer === undefined) return false
      if (answer.bookings.length > 0) {
        setBooked(answer.bookings)
        return false
      }
    }
    return (await sending.send({ ...input, bookings: how } as I)) !== undefined
  }
  return { ...sending, booked, how, choose, go, forget: () => setBooked(undefined) }
}
