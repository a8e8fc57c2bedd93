import { useEffect, useState } from 'react'
import { now } from '../../../platform/clock'

/** The time on this device, anew each second while it matters. */
export const useTick = (on: boolean): number => {
  const [at, setAt] = useState(now)
  useEffect(() => {
    if (!on) return undefined
    const timer = setInterval(() => setAt(now()), 1000)
    return () => clearInterval(timer)
  }, [on])
  return at
}
