import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal } from '../../platform/failures'
import { useSend } from '../../ui/use-send'
import { claimCoupon, readClaim, type ClaimAnswer } from './api'

interface Pause {
  readonly seconds: number
}
const AT_ONCE: Pause = { seconds: 0 }
/** After a question about the queue that got no answer. */
const AGAIN: Pause = { seconds: 5 }

/** One tap claims; where a crowd is ahead it asks what became of it, as often as the server says and no oftener.
 *  `queued`: the person was in the queue when the page was opened. `onSettled` is called once the claim is decided. */
export const useClaim = (campaignId: string, queued: boolean, onSettled: (answer: ClaimAnswer) => void) => {
  const [answer, setAnswer] = useState<ClaimAnswer>()
  const [pause, setPause] = useState<Pause>()
  const claiming = useSend((input: { campaignId: string }, key) => claimCoupon(input, key))
  const settled = useRef(onSettled)
  useEffect(() => {
    settled.current = onSettled
  })

  const take = useCallback((next: ClaimAnswer) => {
    setAnswer(next)
    setPause(next.state === 'queued' ? { seconds: next.askAfterSeconds } : undefined)
    if (next.state !== 'queued') settled.current(next)
  }, [])

  const wait = pause ?? (queued && answer === undefined ? AT_ONCE : undefined)
  useEffect(() => {
    if (wait === undefined) return
    const look = async () => {
      try {
        take(await readClaim(campaignId))
      } catch (failure) {
        // The claim is kept on the server: the phone only looks again.
        if (!isOffline(failure) && !isRefusal(failure)) throw failure
        setPause({ ...AGAIN })
      }
    }
    const timer = setTimeout(() => void look(), wait.seconds * 1000)
    return () => clearTimeout(timer)
  }, [wait, campaignId, take])

  const claim = async () => {
    const next = await claiming.send({ campaignId })
    if (next !== undefined) take(next)
  }
  return { answer, claim, claiming }
}
