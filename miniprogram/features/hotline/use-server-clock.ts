import { useEffect, useState } from 'react'
import { now } from '../../platform/clock'
import { SECOND_MS } from './when'

/** Milliseconds since 1970 by the server's clock, counted on from the moment at which it said what time it was. This device only
 *  measures how long ago that was, so a wrong clock here changes nothing. `seenAt`: the answer is a kept copy from then. */
export const useServerClock = (
  said: string | undefined,
  seenAt?: number,
  everyMs: number = SECOND_MS,
): number | undefined => {
  const [heard, setHeard] = useState<{ said: string; ahead: number }>()
  if (said !== undefined && heard?.said !== said)
    setHeard({ said, ahead: Date.parse(said) - (seenAt ?? now()) })
  const [, tick] = useState(0)
  const runs = said !== undefined
  useEffect(() => {
    if (!runs) return undefined
    const timer = setInterval(() => tick((count) => count + 1), everyMs)
    return () => clearInterval(timer)
  }, [runs, everyMs])
  return heard === undefined ? undefined : now() + heard.ahead
}
