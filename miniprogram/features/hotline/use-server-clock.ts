import { useCallback, useEffect, useState } from 'react'
import { useDidShow } from '../../platform/lifecycle'
import { onNetworkBack } from '../../platform/network'
import { readDuty } from './duty-api'
import { serverNow } from './server-clock'
import { SECOND_MS } from './when'

/** The server's time in milliseconds, drawn anew every `everyMs`; undefined until it is known. A device that slept may have lost
 *  time, so coming back asks again. */
export const useServerClock = (everyMs: number = SECOND_MS): number | undefined => {
  const [time, setTime] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setTime(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  const hear = useCallback(() => {
    // Without the server's time the page shows dates instead of countdowns.
    readDuty().then(
      () => setTime(serverNow()),
      () => undefined,
    )
  }, [])
  useEffect(() => {
    if (serverNow() === undefined) hear()
  }, [hear])
  useEffect(() => onNetworkBack(hear), [hear])
  useDidShow(hear)
  return time
}
