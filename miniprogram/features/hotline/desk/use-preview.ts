import { useState } from 'react'
import { useSend, type Sending } from '../../../ui/use-send'

export interface Previewed<I, O> extends Sending<I, O> {
  /** What the change would do; undefined until it was looked at. */
  readonly shown: O | undefined
  /** Shows what it would do; called again, does it. */
  readonly go: (input: Omit<I, 'preview'>) => Promise<void>
  /** Something was changed in the form: it must be looked at anew. */
  readonly forget: () => void
}

/** A change of the roster counts only after somebody saw what it does to people who have booked. */
export const usePreview = <I extends { preview?: boolean | undefined }, O>(
  command: (input: I, key: string) => Promise<O>,
  onDone: (answer: O) => void | Promise<void>,
): Previewed<I, O> => {
  const [shown, setShown] = useState<O>()
  const sending = useSend(command)
  const go = async (input: Omit<I, 'preview'>) => {
    const preview = shown === undefined
    const answer = await sending.send({ ...input, preview } as I)
    if (answer === undefined) return
    setShown(preview ? answer : undefined)
    if (!preview) await onDone(answer)
  }
  return { ...sending, shown, go, forget: () => setShown(undefined) }
}
