import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal, type Refusal } from '../../platform/failures'
import { useDidHide, useDidShow } from '../../platform/lifecycle'
import { now } from '../../platform/clock'
import { showCode, type Code } from './api'

/** Seconds between two tries without a network. */
const AGAIN = 3

interface Shown {
  readonly code?: Code
  /** By this phone's stopwatch: when the code came, in milliseconds. Its calendar may be wrong, its second is not. */
  readonly at?: number
  readonly refusal?: Refusal
}

/** The code of a coupon, renewed before it ends, while the page is looked at. `code` is undefined once it has ended and no
 *  new one came: an old code is never shown as good. */
export const useCode = (couponId: string, wanted: boolean) => {
  const [shown, setShown] = useState<Shown>({})
  const [second, setSecond] = useState(0)
  const [watched, setWatched] = useState(true)
  const asking = useRef(false)
  const triedAt = useRef(0)
  useDidShow(() => setWatched(true))
  useDidHide(() => setWatched(false))

  const renew = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    triedAt.current = now()
    try {
      setShown({ code: await showCode(couponId), at: now() })
    } catch (failure) {
      if (isRefusal(failure)) setShown({ refusal: failure })
      else if (!isOffline(failure)) throw failure
    } finally {
      asking.current = false
    }
  }, [couponId])

  const { code, at, refusal } = shown
  const live = wanted && watched && refusal === undefined
  useEffect(() => {
    if (!live) return
    const tick = () => {
      const passed = at === undefined ? Infinity : Math.floor((now() - at) / 1000)
      setSecond(passed)
      const due = code === undefined || passed >= code.refreshSeconds
      if (due && now() - triedAt.current >= AGAIN * 1000) void renew()
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [live, code, at, renew])

  const left = code === undefined ? 0 : Math.max(0, code.refreshSeconds - second)
  // The server gives a code some seconds more than it asks to renew it after; these are used, not waited for.
  const good = code !== undefined && second < code.refreshSeconds + AGAIN
  return { code: good ? code : undefined, left, refusal, renew }
}
