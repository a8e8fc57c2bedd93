import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { newKey } from '../../../platform/keys'
import { onNetworkBack } from '../../../platform/network'
import { drafts } from '../../../platform/storage'
import { nextOf, queued, refused, without, type Outbox } from './outbox'

/** Before a piece whose answer was lost is sent again, in milliseconds; a network that comes back is not waited for. */
const AGAIN_MS = 4_000

interface Options<Input, Answer> {
  /** Under this name it is kept on the device: closing the page or the phone loses nothing. */
  readonly name: string
  readonly send: (input: Input, key: string) => Promise<Answer>
  readonly isSame: (one: Input, other: Input) => boolean
  /** Brings what the page shows up to date; the piece is out of the outbox only then. */
  readonly onSent: (answer: Answer) => Promise<void>
}

/** Whatever is tapped goes out in the order of the taps, one at a time, and again until there is a definite answer. */
export const useOutbox = <Input, Answer>({ name, send, isSame, onSent }: Options<Input, Answer>) => {
  const [outbox, setOutbox] = useState<Outbox<Input>>(() => drafts.get<Outbox<Input>>(name) ?? [])
  const [lost, setLost] = useState(false)
  const [resting, setResting] = useState(false)
  const [turn, setTurn] = useState(0)
  const running = useRef(false)
  const latest = useRef({ send, onSent, isSame })
  useEffect(() => {
    latest.current = { send, onSent, isSame }
  })
  const change = useCallback(
    (how: (before: Outbox<Input>) => Outbox<Input>) =>
      setOutbox((before) => {
        const after = how(before)
        if (after.length === 0) drafts.drop(name)
        else drafts.put(name, after)
        return after
      }),
    [name],
  )

  useEffect(() => {
    if (!resting) return undefined
    const go = () => setResting(false)
    const timer = setTimeout(go, AGAIN_MS)
    const stop = onNetworkBack(go)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [resting])

  const piece = nextOf(outbox)
  useEffect(() => {
    if (piece === undefined || resting || running.current) return
    running.current = true
    const { key, input } = piece
    const sending = latest.current.send(input, key).then(
      async (answer) => {
        setLost(false)
        await latest.current.onSent(answer)
        change((before) => without(before, key))
      },
      (failure: unknown) => {
        if (isRefusal(failure)) {
          // No field is on the screen any more to say it at.
          const problem = Object.values(failure.fields).join('；') || failure.message
          change((before) => refused(before, key, problem))
        } else if (isOffline(failure)) {
          setLost(true)
          setResting(true)
        } else throw failure
      },
    )
    void sending.finally(() => {
      running.current = false
      setTurn((before) => before + 1)
    })
  }, [piece, resting, turn, change])

  return {
    outbox,
    /** The last try got no answer; it is tried again by itself. */
    lost,
    put: useCallback(
      (input: Input) => change((before) => queued(before, { key: newKey(), input }, latest.current.isSame)),
      [change],
    ),
    /** Takes a refused piece out, to be put right or given up. */
    drop: useCallback((key: string) => change((before) => without(before, key)), [change]),
  }
}
